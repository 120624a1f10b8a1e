package org.masakari.service.journal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.NotificationSearch;
import org.masakari.protocol.api.NotificationDocument;

/** Pages of {@code notification}. */
final class NotificationSearchDao {
    private static final Map<String, String> COLUMNS =
            Map.of(
                    "id", "n.id",
                    "notification_uuid", "n.uuid",
                    "source_host_uuid", "n.host_uuid",
                    "type", "n.type",
                    "generated_time", "n.generated_at",
                    "created_at", "n.created_at",
                    "updated_at", "COALESCE(r.ended_at, TIMESTAMP '1970-01-01 00:00:00')");

    private static final String FILTERS =
            """
            WHERE (:host IS NULL OR n.host_uuid = :host) AND (:type IS NULL OR n.type = :type)
                AND (:since IS NULL OR n.generated_at >= :since)
                AND (:any_status OR IF(n.ignored_because IS NULL, COALESCE(r.phase, 'received'), 'ignored')
                    IN (<phases>))
                AND (:after IS NULL OR (<key>, n.uuid) <past> (SELECT <key>, n.uuid
                    FROM notification n LEFT JOIN recovery r ON r.id = n.recovery_id WHERE n.uuid = :after))
            ORDER BY <key> <direction>, n.uuid <direction> LIMIT :limit
            """;

    private final Handle handle;

    NotificationSearchDao(Handle handle) {
        this.handle = handle;
    }

    List<NotificationDocument> find(NotificationSearch search) {
        String status = search.status();
        return handle.createQuery(NotificationDao.SELECT + FILTERS)
                .define("key", COLUMNS.get(search.sortKey()))
                .define("past", search.descending() ? "<" : ">")
                .define("direction", search.descending() ? "DESC" : "ASC")
                .bindList("phases", NotificationStatus.phases(status == null ? "new" : status))
                .bind("any_status", status == null)
                .bind("host", text(search.sourceHost()))
                .bind("type", search.type() == null ? null : search.type().name())
                .bind("since", Times.db(search.generatedSince()))
                .bind("after", text(search.after()))
                .bind("limit", search.limit())
                .map((row, context) -> NotificationDao.document(row))
                .list();
    }

    Optional<UUID> uuidOf(long id) {
        return handle.createQuery("SELECT uuid FROM notification WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> Columns.uuid(row, "uuid"))
                .findOne();
    }

    private static @Nullable String text(@Nullable UUID id) {
        return Columns.text((Object) id);
    }
}
