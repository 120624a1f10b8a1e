package org.masakari.service.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.masakari.engine.moves.MoveStatus;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.api.ExplanationDocument.Move;
import org.masakari.protocol.api.VmMoveDocument;

/** VM moves as the API shows them. */
final class MoveHistoryDao {
    private static final String MOVES =
            """
            SELECT m.*, r.host AS source, COALESCE(r.planned_at, r.opened_at) AS planned_at,
                (SELECT n.uuid FROM notification n
                    WHERE n.recovery_id = r.id OR n.incident_id = r.incident_id
                    ORDER BY n.recovery_id <=> r.id DESC, n.created_at, n.uuid LIMIT 1) AS n_uuid
            FROM vm_move m JOIN recovery r ON r.id = m.recovery_id
            """;

    private final Handle handle;

    MoveHistoryDao(Handle handle) {
        this.handle = handle;
    }

    /** The moves of an instance, the newest first. */
    List<Move> movesOf(InstanceId instance, int limit) {
        return handle.createQuery(
                        """
                        SELECT m.*, r.uuid AS recovery, r.host AS source, r.opened_at,
                            i.open_host IS NOT NULL AS incident_open
                        FROM vm_move m JOIN recovery r ON r.id = m.recovery_id
                        LEFT JOIN incident i ON i.id = r.incident_id
                        WHERE m.instance = :instance
                        ORDER BY r.opened_at DESC, r.uuid LIMIT :limit
                        """)
                .bind("instance", instance.toString())
                .bind("limit", limit)
                .map(
                        (row, context) ->
                                new Move(
                                        Columns.uuid(row, "recovery"),
                                        Times.instant(row, "opened_at"),
                                        row.getString("name"),
                                        Columns.host(row, "source"),
                                        Columns.hostOrNull(row, "destination"),
                                        Times.instantOrNull(row, "ended_at"),
                                        row.getString("status"),
                                        row.getString("reason"),
                                        row.getBoolean("incident_open")))
                .list();
    }

    /** Instances that recoveries have met under that name. */
    List<InstanceId> instancesNamed(String name, int limit) {
        return handle.createQuery(
                        """
                        SELECT DISTINCT instance FROM vm_move WHERE name = :name
                        ORDER BY instance LIMIT :limit
                        """)
                .bind("name", name)
                .bind("limit", limit)
                .map((row, context) -> Columns.instance(row, "instance"))
                .list();
    }

    /** The moves of the recovery that the notification is attached to. */
    List<VmMoveDocument> movesOf(UUID notification) {
        return handle.createQuery(
                        MOVES
                                + """
                                WHERE m.recovery_id =
                                    (SELECT recovery_id FROM notification WHERE uuid = :notification)
                                ORDER BY m.position
                                """)
                .bind("notification", notification.toString())
                .map((row, context) -> move(row))
                .list();
    }

    /** The moves of a recovery, in its order. */
    List<VmMoveDocument> moves(long recoveryId) {
        return handle.createQuery(MOVES + "WHERE m.recovery_id = :id ORDER BY m.position")
                .bind("id", recoveryId)
                .map((row, context) -> move(row))
                .list();
    }

    private static VmMoveDocument move(ResultSet row) throws SQLException {
        MoveStatus status = MoveStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
        return new VmMoveDocument(
                row.getLong("id"),
                Columns.uuid(row, "uuid"),
                Columns.uuid(row, "n_uuid"),
                Columns.instance(row, "instance"),
                row.getString("name"),
                Columns.host(row, "source"),
                Columns.hostOrNull(row, "destination"),
                Times.instantOrNull(row, "started_at"),
                Times.instantOrNull(row, "ended_at"),
                apiStatus(status),
                Columns.text(status),
                "evacuation",
                row.getString("reason"),
                row.getInt("attempt"),
                row.getString("migration_uuid"),
                row.getString("nova_request"),
                Times.instant(row, "planned_at"),
                Optional.ofNullable(Times.instantOrNull(row, "ended_at"))
                        .orElse(Times.instantOrNull(row, "started_at")));
    }

    /** The Instance-HA API's word for how far a move has come. */
    static String apiStatus(MoveStatus status) {
        return switch (status) {
            case PENDING -> "pending";
            case REQUESTED, ACCEPTED, UNKNOWN, ARRIVED, STOPPING -> "ongoing";
            case SUCCEEDED -> "succeeded";
            case FAILED -> "failed";
            case SKIPPED -> "ignored";
        };
    }
}
