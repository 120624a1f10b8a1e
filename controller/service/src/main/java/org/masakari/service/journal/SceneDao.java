package org.masakari.service.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.api.HostDocument;
import org.masakari.protocol.notification.InstancePayload;
import org.masakari.protocol.notification.Notification;
import org.masakari.protocol.notification.Payload;
import org.masakari.protocol.notification.ProcessPayload;

/** What a notification finds, asked for by one query: hundreds may come in a second. */
final class SceneDao {
    /** {@code duplicate_notification_detection_interval} of OpenStack's Masakari. */
    private static final Duration WINDOW = Duration.ofMinutes(3);

    private static final List<String> PHASES_NOT_DONE =
            Stream.of("new", "running", "error")
                    .flatMap(status -> NotificationStatus.phases(status).stream())
                    .toList();

    private static final String BY_KEY =
            select("SELECT n.uuid FROM notification n WHERE n.idempotency_key = :key");

    private static final String BY_CONTENT =
            select(
                    """
                    SELECT n.uuid FROM notification n LEFT JOIN recovery r ON r.id = n.recovery_id
                    WHERE n.host = :host AND n.type = :type AND n.payload = :payload AND n.generated_at >= :since
                        AND n.ignored_because IS NULL AND COALESCE(r.phase, 'received') IN (<phases>)
                    LIMIT 1""");

    private static final String WITHOUT_REPEATS = select("NULL");

    private final Handle handle;
    private final Notification notification;

    SceneDao(Handle handle, Notification notification) {
        this.handle = handle;
        this.notification = notification;
    }

    /**
     * What it finds.
     *
     * @param host with its segment, and its incident if one is open
     * @param repeated the notification that it repeats; null for none
     * @param restartOpen true if the very instance that it is about is being restarted
     * @param processFailed true if the very process that it is about is known to have failed
     */
    record Scene(
            HostDocument host,
            @Nullable UUID repeated,
            boolean restartOpen,
            boolean processFailed) {}

    /** Of a report whose repeats have the same key; empty if its host is in no segment. */
    Optional<Scene> ofReport(String idempotencyKey) {
        return find(handle.createQuery(BY_KEY).bind("key", idempotencyKey));
    }

    /**
     * Of a report of a monitor that does not name repeats: it repeats what says the same of the
     * host and is not done with; empty if its host is in no segment.
     */
    Optional<Scene> ofReportWithoutKey(String payload) {
        return find(
                handle.createQuery(BY_CONTENT)
                        .bindList("phases", PHASES_NOT_DONE)
                        .bind("type", notification.type().name())
                        .bind("payload", payload)
                        .bind("since", Times.db(notification.generatedTime().minus(WINDOW))));
    }

    /** Of an operator's word, which repeats nothing; empty if its host is in no segment. */
    Optional<Scene> ofDeclaration() {
        return find(handle.createQuery(WITHOUT_REPEATS));
    }

    /**
     * @param repeated a query for the notification that is repeated
     */
    private static String select(String repeated) {
        return InventoryDao.hosts(
                        ", ("
                                + repeated
                                + """
                                ) AS repeated,
                                    EXISTS (SELECT 1 FROM recovery WHERE open_subject = :restart) AS restart_open,
                                    EXISTS (SELECT 1 FROM process_failure
                                        WHERE host = :host AND process = :process) AS process_failed
                                """)
                + "WHERE h.name = :host";
    }

    private Optional<Scene> find(Query query) {
        Payload about = notification.payload();
        return query.bind("host", notification.hostname().value())
                .bind(
                        "restart",
                        about instanceof InstancePayload instance
                                ? RecoveryRow.subject(instance.instanceUuid())
                                : null)
                .bind(
                        "process",
                        about instanceof ProcessPayload process ? process.processName() : null)
                .map((row, context) -> scene(row))
                .findOne();
    }

    private static Scene scene(ResultSet row) throws SQLException {
        return new Scene(
                InventoryDao.host(row),
                Columns.uuidOrNull(row, "repeated"),
                row.getBoolean("restart_open"),
                row.getBoolean("process_failed"));
    }
}
