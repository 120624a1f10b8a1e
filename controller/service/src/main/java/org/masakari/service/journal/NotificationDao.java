package org.masakari.service.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
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
            Instant now) {
        handle.createUpdate(
                        """
                        INSERT INTO notification (uuid, idempotency_key, type, host, host_uuid, payload, generated_at,
                            created_at)
                        VALUES (:uuid, :key, :type, :host, :hostUuid, :payload, :generatedAt, :now)
                        """)
                .bind("uuid", UUID.randomUUID().toString())
                .bind("key", idempotencyKey)
                .bind("type", notification.type().name())
                .bind("host", notification.hostname().value())
                .bind("hostUuid", hostUuid.toString())
                .bind("payload", payload)
                .bind("generatedAt", Times.db(notification.generatedTime()))
                .bind("now", Times.db(now))
                .execute();
        return Database.lastId(handle);
    }

    void ignore(long id, String why) {
        handle.createUpdate("UPDATE notification SET ignored_because = :why WHERE id = :id")
                .bind("why", why)
                .bind("id", id)
                .execute();
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
