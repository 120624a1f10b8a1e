package org.masakari.service.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.moves.Attempt;
import org.masakari.engine.moves.Course;
import org.masakari.engine.moves.MoveStatus;
import org.masakari.engine.moves.Subject;
import org.masakari.engine.moves.VmMove;
import org.masakari.engine.port.Migration;
import org.masakari.protocol.InstanceId;

/** Rows of {@code vm_move}. */
final class MoveDao {
    private static final String INSERT =
            """
            INSERT INTO vm_move (uuid, recovery_id, position, instance, name, vm_state, course, groups,
                status, reason, attempt, requested_at, not_before, target, in_vain, nova_request,
                after_migration, migration_number, migration_uuid, migration_status, destination,
                started_at, ended_at)
            VALUES (:uuid, :recovery, :position, :instance, :name, :vmState, :course, :groups,
                :status, :reason, :attempt, :requestedAt, :notBefore, :target, :inVain, :novaRequest,
                :afterMigration, :migrationNumber, :migrationUuid, :migrationStatus, :destination,
                :requestedAt, :endedAt)
            """;

    private static final String UPDATE =
            """
            UPDATE vm_move SET status = :status, reason = :reason, attempt = :attempt,
                requested_at = :requestedAt, not_before = :notBefore, target = :target, in_vain = :inVain,
                nova_request = :novaRequest, after_migration = :afterMigration,
                migration_number = :migrationNumber, migration_uuid = :migrationUuid,
                migration_status = :migrationStatus, destination = :destination,
                started_at = COALESCE(started_at, :requestedAt), ended_at = :endedAt
            WHERE recovery_id = :recovery AND instance = :instance
            """;

    private final Handle handle;

    MoveDao(Handle handle) {
        this.handle = handle;
    }

    List<VmMove> load(long recoveryId) {
        return handle.createQuery(
                        "SELECT * FROM vm_move WHERE recovery_id = :recovery ORDER BY position")
                .bind("recovery", recoveryId)
                .map((row, context) -> move(row))
                .list();
    }

    /** Writes those of {@code next} that differ from {@code before}, which is what is stored. */
    void save(long recoveryId, List<VmMove> before, List<VmMove> next) {
        Map<InstanceId, VmMove> known = new HashMap<>();
        before.forEach(move -> known.put(move.instance(), move));
        PreparedBatch added = handle.prepareBatch(INSERT);
        PreparedBatch changed = handle.prepareBatch(UPDATE);
        for (int position = 0; position < next.size(); position++) {
            VmMove move = next.get(position);
            VmMove stored = known.get(move.instance());
            if (stored == null) {
                bindState(bindSubject(added, position, move), recoveryId, move).add();
            } else if (!move.equals(stored)) {
                bindState(changed, recoveryId, move).add();
            }
        }
        execute(added);
        execute(changed);
    }

    private static void execute(PreparedBatch batch) {
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /** What never changes. */
    private static PreparedBatch bindSubject(PreparedBatch batch, int position, VmMove move) {
        return batch.bind("uuid", UUID.randomUUID().toString())
                .bind("position", position)
                .bind("name", move.subject().name())
                .bind("vmState", move.subject().vmState())
                .bind("course", Columns.text(move.subject().course()))
                .bind("groups", Texts.groups(move.subject().groups()));
    }

    private static PreparedBatch bindState(PreparedBatch batch, long recoveryId, VmMove move) {
        Migration migration = move.migration();
        return batch.bind("recovery", recoveryId)
                .bind("instance", move.instance().toString())
                .bind("status", Columns.text(move.status()))
                .bind("reason", move.reason())
                .bind("attempt", move.attempt().number())
                .bind("requestedAt", Times.db(move.attempt().at()))
                .bind("notBefore", Times.db(move.attempt().notBefore()))
                .bind("target", Texts.target(move.attempt().target()))
                .bind("inVain", Texts.targets(move.attempt().inVain()))
                .bind("novaRequest", move.attempt().request())
                .bind("afterMigration", move.attempt().afterMigration())
                .bind("migrationNumber", migration == null ? null : migration.number())
                .bind("migrationUuid", migration == null ? null : migration.uuid())
                .bind("migrationStatus", migration == null ? null : migration.status())
                .bind("destination", Columns.text((Object) move.destination()))
                .bind("endedAt", Times.db(move.endedAt()));
    }

    private static VmMove move(ResultSet row) throws SQLException {
        InstanceId instance = Columns.instance(row, "instance");
        return new VmMove(
                new Subject(
                        instance,
                        row.getString("name"),
                        row.getString("vm_state"),
                        Columns.word(row, "course", Course.class),
                        Texts.groups(row.getString("groups"))),
                Columns.word(row, "status", MoveStatus.class),
                attempt(row),
                migration(row, instance),
                row.getString("reason"),
                Times.instantOrNull(row, "ended_at"));
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        return new Attempt(
                row.getInt("attempt"),
                Times.instantOrNull(row, "requested_at"),
                Times.instantOrNull(row, "not_before"),
                row.getLong("after_migration"),
                Texts.target(row.getString("target")),
                row.getString("nova_request"),
                Texts.targets(row.getString("in_vain")));
    }

    private static @Nullable Migration migration(ResultSet row, InstanceId instance)
            throws SQLException {
        String uuid = row.getString("migration_uuid");
        return uuid == null
                ? null
                : new Migration(
                        row.getLong("migration_number"),
                        uuid,
                        instance,
                        Columns.hostOrNull(row, "destination"),
                        row.getString("migration_status"));
    }
}
