package org.masakari.service.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
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
    /** What may change of a planned move. */
    private static final String CHANGES =
            """
            status = VALUES(status), reason = VALUES(reason), attempt = VALUES(attempt),
                requested_at = VALUES(requested_at), not_before = VALUES(not_before), target = VALUES(target),
                in_vain = VALUES(in_vain), nova_request = VALUES(nova_request),
                after_migration = VALUES(after_migration), migration_number = VALUES(migration_number),
                migration_uuid = VALUES(migration_uuid), migration_status = VALUES(migration_status),
                destination = VALUES(destination), ended_at = VALUES(ended_at),
                started_at = COALESCE(started_at, VALUES(started_at))""";

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
        Map<InstanceId, VmMove> stored = new HashMap<>();
        before.forEach(move -> stored.put(move.instance(), move));
        NewRows rows = new NewRows("vm_move");
        for (int position = 0; position < next.size(); position++) {
            VmMove move = next.get(position);
            if (!move.equals(stored.get(move.instance()))) {
                setState(setSubject(rows.add(), recoveryId, position, move), move);
            }
        }
        rows.insertOrUpdate(handle, CHANGES);
    }

    /** What never changes. */
    private static NewRows.Row setSubject(
            NewRows.Row row, long recoveryId, int position, VmMove move) {
        return row.set("uuid", UUID.randomUUID().toString())
                .set("recovery_id", recoveryId)
                .set("position", position)
                .set("instance", move.instance().toString())
                .set("name", move.subject().name())
                .set("vm_state", move.subject().vmState())
                .set("course", Columns.text(move.subject().course()))
                .set("groups", Texts.groups(move.subject().groups()));
    }

    private static void setState(NewRows.Row row, VmMove move) {
        Migration migration = move.migration();
        row.set("status", Columns.text(move.status()))
                .set("reason", move.reason())
                .set("attempt", move.attempt().number())
                .set("requested_at", Times.db(move.attempt().at()))
                .set("not_before", Times.db(move.attempt().notBefore()))
                .set("target", Texts.target(move.attempt().target()))
                .set("in_vain", Texts.targets(move.attempt().inVain()))
                .set("nova_request", move.attempt().request())
                .set("after_migration", move.attempt().afterMigration())
                .set("migration_number", migration == null ? null : migration.number())
                .set("migration_uuid", migration == null ? null : migration.uuid())
                .set("migration_status", migration == null ? null : migration.status())
                .set("destination", Columns.text((Object) move.destination()))
                .set("started_at", Times.db(move.attempt().at()))
                .set("ended_at", Times.db(move.endedAt()));
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
