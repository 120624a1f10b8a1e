package org.masakari.service.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.masakari.engine.recovery.Reserve;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.api.RecoveryDocument;
import org.masakari.protocol.api.RecoveryDocument.Summary;
import org.masakari.protocol.api.StepDocument;
import org.masakari.protocol.api.VmMoveDocument;
import org.masakari.protocol.evidence.FencingEvidence;

/** Recoveries as the API shows them. */
final class RecoveryHistoryDao {
    private static final String NEWEST_FIRST = " ORDER BY r.opened_at DESC, r.uuid ";

    private final Handle handle;

    RecoveryHistoryDao(Handle handle) {
        this.handle = handle;
    }

    /** The newest ones, without their moves and steps. */
    List<RecoveryDocument> recoveries(int limit) {
        return entries(
                handle.createQuery("SELECT r.id FROM recovery r" + NEWEST_FIRST + "LIMIT :limit")
                        .bind("limit", limit));
    }

    /** The restarts of an instance, the newest first, without their steps. */
    List<RecoveryDocument> restartsOf(InstanceId instance, int limit) {
        return entries(
                handle.createQuery(
                                "SELECT r.id FROM recovery r WHERE r.instance = :instance"
                                        + NEWEST_FIRST
                                        + "LIMIT :limit")
                        .bind("instance", instance.toString())
                        .bind("limit", limit));
    }

    Optional<RecoveryDocument> recovery(UUID uuid) {
        return whole(
                handle.createQuery("SELECT r.id FROM recovery r WHERE r.uuid = :uuid")
                        .bind("uuid", uuid.toString()));
    }

    /** The latest recovery of the host from a failure, whole. */
    Optional<RecoveryDocument> latestOf(HostName host) {
        return whole(
                handle.createQuery(
                                "SELECT r.id FROM recovery r"
                                        + " WHERE r.host = :host AND r.kind = 'recovery'"
                                        + NEWEST_FIRST
                                        + "LIMIT 1")
                        .bind("host", host.value()));
    }

    private Optional<RecoveryDocument> whole(Query id) {
        return id.mapTo(Long.class)
                .findOne()
                .map(
                        each ->
                                documents(
                                                List.of(each),
                                                new MoveHistoryDao(handle).moves(each),
                                                steps(each))
                                        .get(0));
    }

    private List<RecoveryDocument> entries(Query ids) {
        List<Long> found = ids.mapTo(Long.class).list();
        return found.isEmpty() ? List.of() : documents(found, List.of(), List.of());
    }

    private List<RecoveryDocument> documents(
            List<Long> ids, List<VmMoveDocument> moves, List<StepDocument> steps) {
        Belongings belongings = Belongings.of(handle, ids);
        return handle.createQuery(
                        """
                        SELECT r.*, i.uuid AS i_uuid,
                            (SELECT n.uuid FROM notification n
                                WHERE n.recovery_id = r.id OR n.incident_id = r.incident_id
                                ORDER BY n.recovery_id <=> r.id DESC, n.created_at, n.uuid LIMIT 1) AS n_uuid
                        FROM recovery r LEFT JOIN incident i ON i.id = r.incident_id
                        WHERE r.id IN (<ids>)"""
                                + NEWEST_FIRST)
                .bindList("ids", ids)
                .map((row, context) -> document(row, belongings, moves, steps))
                .list();
    }

    private List<StepDocument> steps(long recoveryId) {
        return handle.createQuery("SELECT * FROM step WHERE recovery_id = :id ORDER BY ordinal")
                .bind("id", recoveryId)
                .map(
                        (row, context) ->
                                new StepDocument(
                                        Times.instant(row, "at"),
                                        row.getString("phase"),
                                        Columns.instanceOrNull(row, "instance"),
                                        row.getString("text")))
                .list();
    }

    /** What belongs to some recoveries, by their ids, asked for all at once. */
    private record Belongings(
            Map<Long, FencingEvidence> evidence,
            Map<Long, List<Reserve>> reserves,
            Map<Long, Summary> summaries) {

        static Belongings of(Handle handle, List<Long> ids) {
            return new Belongings(
                    new EvidenceDao(handle).ofRecoveries(ids),
                    new ReserveDao(handle).ofRecoveries(ids),
                    new SummaryDao(handle).ofRecoveries(ids));
        }

        List<HostName> reservesKept(long id) {
            return reserves.getOrDefault(id, List.of()).stream()
                    .filter(each -> each.state() != Reserve.State.GIVEN_BACK)
                    .map(Reserve::host)
                    .toList();
        }
    }

    private static RecoveryDocument document(
            ResultSet row,
            Belongings belongings,
            List<VmMoveDocument> moves,
            List<StepDocument> steps)
            throws SQLException {
        long id = row.getLong("id");
        return new RecoveryDocument(
                Columns.uuid(row, "uuid"),
                row.getString("kind"),
                Columns.uuidOrNull(row, "i_uuid"),
                Columns.uuidOrNull(row, "n_uuid"),
                Columns.host(row, "host"),
                Columns.instanceOrNull(row, "instance"),
                row.getString("process"),
                Columns.methodOrNull(row, "method"),
                row.getString("phase"),
                row.getString("reason"),
                belongings.evidence().get(id),
                row.getString("approved_by"),
                belongings.reservesKept(id),
                row.getString("claimed_by"),
                Times.instant(row, "opened_at"),
                Times.instantOrNull(row, "ended_at"),
                belongings.summaries().getOrDefault(id, SummaryDao.NO_MOVES),
                moves,
                steps);
    }
}
