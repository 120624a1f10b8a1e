package org.masakari.service.journal;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.masakari.engine.recovery.RecoveryId;
import org.masakari.protocol.HostName;

/** The reserved hosts among the rows of {@code host}. */
final class ReserveDao {
    private final Handle handle;

    ReserveDao(Handle handle) {
        this.handle = handle;
    }

    Optional<HostName> takenBy(RecoveryId recovery) {
        return handle.createQuery("SELECT name FROM host WHERE reserved_for = :recovery")
                .bind("recovery", recovery.toString())
                .mapTo(String.class)
                .findOne()
                .map(HostName::new);
    }

    /** The oldest reserve of the failed host's segment that is itself in no incident. */
    Optional<HostName> take(RecoveryId recovery, HostName failed, Instant now) {
        Optional<String> free =
                handle.createQuery(
                                """
                                SELECT r.name FROM host r JOIN host f ON f.segment_id = r.segment_id
                                WHERE f.name = :failed AND r.name <> :failed AND r.reserved
                                  AND NOT r.on_maintenance
                                  AND NOT EXISTS (SELECT 1 FROM incident i WHERE i.open_host = r.name)
                                ORDER BY r.id LIMIT 1 FOR UPDATE
                                """)
                        .bind("failed", failed.value())
                        .mapTo(String.class)
                        .findOne();
        free.ifPresent(
                name ->
                        handle.createUpdate(
                                        """
                                        UPDATE host SET reserved = FALSE, reserved_for = :recovery, updated_at = :now
                                        WHERE name = :name
                                        """)
                                .bind("recovery", recovery.toString())
                                .bind("now", Times.db(now))
                                .bind("name", name)
                                .execute());
        return free.map(HostName::new);
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
}
