package org.masakari.service.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.recovery.Recovery;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.api.NotificationDocument;
import org.masakari.protocol.json.Json;
import org.masakari.protocol.notification.Notification;
import org.masakari.protocol.notification.NotificationType;

/** Rows of {@code notification}. */
final class NotificationDao {
    static final String SELECT =
            """
            SELECT n.*, r.uuid AS r_uuid, r.phase AS r_phase, r.reason AS r_reason, r.ended_at AS r_ended_at
            FROM notification n LEFT JOIN recovery r ON r.id = n.recovery_id
            """;

    private final Handle handle;

    NotificationDao(Handle handle) {
        this.handle = handle;
    }

    /**
     * A notification as it is to be stored.
     *
     * @param payload its payload's JSON as it came
     * @param ignoredBecause why it leads to nothing; null if it leads to something
     * @param recoveryId the row of the recovery that it has led to; null if there is none yet
     */
    record Arrival(
            UUID uuid,
            Notification notification,
            UUID hostUuid,
            String payload,
            String idempotencyKey,
            @Nullable String ignoredBecause,
            @Nullable Long recoveryId,
            Instant at) {

        /**
         * As the API shows it once it is stored.
         *
         * @param begun the recovery that it has led to; null for none
         */
        NotificationDocument document(long id, @Nullable Recovery begun) {
            return new NotificationDocument(
                    id,
                    uuid,
                    notification.type(),
                    hostUuid,
                    notification.hostname(),
                    json(payload),
                    NotificationStatus.of(
                            ignoredBecause != null,
                            begun == null ? null : Columns.text(begun.phase())),
                    begun == null ? null : begun.header().id().value(),
                    ignoredBecause != null || begun == null ? ignoredBecause : begun.reason(),
                    Times.stored(notification.generatedTime()),
                    Times.stored(at),
                    null,
                    false,
                    null);
        }
    }

    long insert(Arrival arrival) {
        return insert(List.of(arrival)).values().iterator().next();
    }

    /** By their uuids, the rows that they become. */
    Map<UUID, Long> insert(List<Arrival> arrivals) {
        NewRows rows = new NewRows("notification");
        arrivals.forEach(each -> set(rows.add(), each));
        return rows
                .insertReturning(
                        handle,
                        "uuid, id",
                        (row, context) -> Map.entry(Columns.uuid(row, "uuid"), row.getLong("id")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void set(NewRows.Row row, Arrival arrival) {
        Notification notification = arrival.notification();
        row.set("uuid", arrival.uuid().toString())
                .set("idempotency_key", arrival.idempotencyKey())
                .set("type", notification.type().name())
                .set("host", notification.hostname().value())
                .set("host_uuid", arrival.hostUuid().toString())
                .set("payload", arrival.payload())
                .set("generated_at", Times.db(notification.generatedTime()))
                .set("recovery_id", arrival.recoveryId())
                .set("ignored_because", arrival.ignoredBecause())
                .set("created_at", Times.db(arrival.at()));
    }

    void attach(long id, @Nullable Long incidentId, @Nullable Long recoveryId) {
        handle.createUpdate(
                        """
                        UPDATE notification SET incident_id = :incident, recovery_id = :recovery
                        WHERE id = :id
                        """)
                .bind("incident", incidentId)
                .bind("recovery", recoveryId)
                .bind("id", id)
                .execute();
    }

    NotificationDocument get(long id) {
        return handle.createQuery(SELECT + "WHERE n.id = :id")
                .bind("id", id)
                .map((row, context) -> document(row))
                .one();
    }

    Optional<NotificationDocument> find(UUID uuid) {
        return handle.createQuery(SELECT + "WHERE n.uuid = :uuid")
                .bind("uuid", uuid.toString())
                .map((row, context) -> document(row))
                .findOne();
    }

    Optional<NotificationDocument> withKey(String idempotencyKey) {
        return handle.createQuery(SELECT + "WHERE n.idempotency_key = :key")
                .bind("key", idempotencyKey)
                .map((row, context) -> document(row))
                .findOne();
    }

    /** The latest of each type about the host, the newest first. */
    List<NotificationDocument> latestAbout(HostName host, int ofEach) {
        return Arrays.stream(NotificationType.values())
                .flatMap(type -> latestAbout(host, type, ofEach).stream())
                .sorted(Comparator.comparing(NotificationDocument::createdAt).reversed())
                .toList();
    }

    private List<NotificationDocument> latestAbout(
            HostName host, NotificationType type, int limit) {
        return handle.createQuery(
                        SELECT
                                + """
                                WHERE n.host = :host AND n.type = :type
                                ORDER BY n.created_at DESC, n.uuid LIMIT :limit
                                """)
                .bind("host", host.value())
                .bind("type", type.name())
                .bind("limit", limit)
                .map((row, context) -> document(row))
                .list();
    }

    /** The latest about an instance, the newest first. */
    List<NotificationDocument> latestAbout(InstanceId instance, int limit) {
        return handle.createQuery(
                        SELECT
                                + """
                                WHERE n.type = 'VM' AND LOWER(JSON_VALUE(n.payload, '$.instance_uuid')) = :instance
                                ORDER BY n.created_at DESC, n.uuid LIMIT :limit
                                """)
                .bind("instance", instance.toString())
                .bind("limit", limit)
                .map((row, context) -> document(row))
                .list();
    }

    static NotificationDocument document(ResultSet row) throws SQLException {
        String recovery = row.getString("r_uuid");
        String ignored = row.getString("ignored_because");
        return new NotificationDocument(
                row.getLong("id"),
                Columns.uuid(row, "uuid"),
                NotificationType.valueOf(row.getString("type")),
                Columns.uuid(row, "host_uuid"),
                Columns.host(row, "host"),
                json(row.getString("payload")),
                NotificationStatus.of(ignored != null, row.getString("r_phase")),
                recovery == null ? null : UUID.fromString(recovery),
                ignored != null ? ignored : row.getString("r_reason"),
                Times.instant(row, "generated_at"),
                Times.instant(row, "created_at"),
                Times.instantOrNull(row, "r_ended_at"),
                false,
                null);
    }

    static JsonNode json(String text) {
        try {
            return Json.lenient().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored payload is no JSON: " + text, e);
        }
    }
}
