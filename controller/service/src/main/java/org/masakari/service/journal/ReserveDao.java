package org.masakari.service.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.masakari.engine.recovery.RecoveryId;
import org.masakari.engine.recovery.Reserve;
import org.masakari.protocol.HostName;

/** The reserved hosts among the rows of {@code host}, and who has taken them. */
final class ReserveDao {
    private static final String FREE =
            """
            SELECT r.name FROM host r JOIN host f ON f.segment_id = r.segment_id
            WHERE f.name = :failed AND r.name <> :failed AND r.reserved AND NOT r.on_maintenance
              AND NOT EXISTS (SELECT 1 FROM incident i WHERE i.open_host = r.name)
            """;
    private static final String OLDEST_FIRST = " ORDER BY r.created_at, r.name";

    private final Handle handle;

    ReserveDao(Handle handle) {
        this.handle = handle;
    }

    List<Reserve> of(long recoveryId) {
        return ofRecoveries(List.of(recoveryId)).getOrDefault(recoveryId, List.of());
    }

    /** By the recoveries' ids, in the order they were taken; one without any is absent. */
    Map<Long, List<Reserve>> ofRecoveries(List<Long> ids) {
        return handle.createQuery(
                        "SELECT * FROM recovery_reserve WHERE recovery_id IN (<ids>) ORDER BY position")
                .bindList("ids", ids)
                .map((row, context) -> Map.entry(row.getLong("recovery_id"), reserve(row)))
                .collect(
                        Collectors.groupingBy(
                                Map.Entry::getKey,
                                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Reserve reserve(ResultSet row) throws SQLException {
        return new Reserve(
                Columns.host(row, "host"),
                Columns.word(row, "state", Reserve.State.class),
                Set.copyOf(Texts.split(row.getString("aggregates"))));
    }

    /** Writes those of {@code next} that differ from {@code before}. */
    void save(long recoveryId, List<Reserve> before, List<Reserve> next) {
        NewRows rows = new NewRows("recovery_reserve");
        for (int position = 0; position < next.size(); position++) {
            Reserve reserve = next.get(position);
            if (!before.contains(reserve)) {
                rows.add()
                        .set("recovery_id", recoveryId)
                        .set("position", position)
                        .set("host", reserve.host().value())
                        .set("state", Columns.text(reserve.state()))
                        .set(
                                "aggregates",
                                Objects.requireNonNullElse(
                                        Texts.join(new TreeSet<>(reserve.aggregates())), ""));
            }
        }
        rows.insertOrUpdate(handle, "state = VALUES(state)");
    }

    /** A host that the recovery has taken before, but of which it does not know. */
    Optional<HostName> takenBy(RecoveryId recovery, Set<HostName> had) {
        return handle.createQuery(
                        "SELECT name FROM host WHERE reserved_for = :recovery ORDER BY name")
                .bind("recovery", recovery.toString())
                .mapTo(String.class)
                .map(HostName::new)
                .filter(host -> !had.contains(host))
                .findFirst();
    }

    /** The reserves that could be taken if {@code failed} failed, the oldest first. */
    List<HostName> free(HostName failed) {
        return handle.createQuery(FREE + OLDEST_FIRST)
                .bind("failed", failed.value())
                .mapTo(String.class)
                .map(HostName::new)
                .list();
    }

    /** The oldest usable reserve of the failed host's segment that is itself in no incident. */
    Optional<HostName> take(
            RecoveryId recovery, HostName failed, Set<HostName> usable, Instant now) {
        if (usable.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> free =
                handle.createQuery(
                                FREE
                                        + " AND r.name IN (<usable>)"
                                        + OLDEST_FIRST
                                        + " LIMIT 1 FOR UPDATE")
                        .bind("failed", failed.value())
                        .bindList(
                                "usable",
                                usable.stream().map(HostName::value).collect(Collectors.toList()))
                        .mapTo(String.class)
                        .findOne();
        free.ifPresent(name -> take(recovery, name, now));
        return free.map(HostName::new);
    }

    private void take(RecoveryId recovery, String name, Instant now) {
        handle.createUpdate(
                        """
                        UPDATE host SET reserved = FALSE, reserved_for = :recovery, updated_at = :now
                        WHERE name = :name
                        """)
                .bind("recovery", recovery.toString())
                .bind("now", Times.db(now))
                .bind("name", name)
                .execute();
    }

    void giveBack(RecoveryId recovery, HostName host, Instant now) {
        handle.createUpdate(
                        """
                        UPDATE host SET reserved = TRUE, reserved_for = NULL, updated_at = :now
                        WHERE name = :name AND reserved_for = :recovery
                        """)
                .bind("name", host.value())
                .bind("recovery", recovery.toString())
                .bind("now", Times.db(now))
                .execute();
    }

    void makeReserve(HostName host, Instant now) {
        handle.createUpdate(
                        """
                        UPDATE host SET reserved = TRUE, reserved_for = NULL, updated_at = :now
                        WHERE name = :name
                        """)
                .bind("name", host.value())
                .bind("now", Times.db(now))
                .execute();
    }
}
