package org.masakari.service.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
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

    long insert(
            Notification notification,
            UUID hostUuid,
            String payload,
            String idempotencyKey,
            @Nullable String ignoredBecause,
            Instant now) {
        return handle.createUpdate(
                        """
                        INSERT INTO notification (uuid, idempotency_key, type, host, host_uuid, payload, generated_at,
                            ignored_because, created_at)
                        VALUES (:uuid, :key, :type, :host, :hostUuid, :payload, :generatedAt, :why, :now)
                        """)
                .bind("uuid", UUID.randomUUID().toString())
                .bind("key", idempotencyKey)
                .bind("type", notification.type().name())
                .bind("host", notification.hostname().value())
                .bind("hostUuid", hostUuid.toString())
                .bind("payload", payload)
                .bind("generatedAt", Times.db(notification.generatedTime()))
                .bind("why", ignoredBecause)
                .bind("now", Times.db(now))
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
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

    /** Those that tell of the host exactly what {@code payload} does, generated since then. */
    List<NotificationDocument> alike(Notification notification, String payload, Instant since) {
        return handle.createQuery(
                        SELECT
                                + """
                                WHERE n.host = :host AND n.type = :type AND n.payload = :payload
                                    AND n.generated_at >= :since
                                """)
                .bind("host", notification.hostname().value())
                .bind("type", notification.type().name())
                .bind("payload", payload)
                .bind("since", Times.db(since))
                .map((row, context) -> document(row))
                .list();
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
