package org.masakari.service.journal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.incident.OpenIncident;
import org.masakari.protocol.HostName;
import org.masakari.protocol.notification.HostEvent;
import org.masakari.service.journal.RecoveryRow.RecoveryKind;

/** Rows of {@code incident}. */
final class IncidentDao {
    private final Handle handle;

    IncidentDao(Handle handle) {
        this.handle = handle;
    }

    /** Opens an incident; a unique key refuses a second open one of the same host. */
    long open(HostName host, Instant now) {
        return handle.createUpdate(
                        """
                        INSERT INTO incident (uuid, host, open_host, opened_at)
                        VALUES (:uuid, :host, :host, :now)
                        """)
                .bind("uuid", UUID.randomUUID().toString())
                .bind("host", host.value())
                .bind("now", Times.db(now))
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    /** The row id of the host's open incident, locked until the transaction ends. */
    Optional<Long> lockOpen(HostName host) {
        return handle.createQuery("SELECT id FROM incident WHERE open_host = :host FOR UPDATE")
                .bind("host", host.value())
                .mapTo(Long.class)
                .findOne();
    }

    /** The row id of the host's open incident. */
    Optional<Long> findOpen(HostName host) {
        return handle.createQuery("SELECT id FROM incident WHERE open_host = :host")
                .bind("host", host.value())
                .mapTo(Long.class)
                .findOne();
    }

    void close(long id, Instant now) {
        handle.createUpdate("UPDATE incident SET closed_at = :now, open_host = NULL WHERE id = :id")
                .bind("now", Times.db(now))
                .bind("id", id)
                .execute();
    }

    OpenIncident describe(long id) {
        RecoveryDao recoveries = new RecoveryDao(handle);
        return new OpenIncident(
                new EvidenceDao(handle).operationsOf(id),
                reportedBackAt(id),
                recoveries.hasOpen(id, RecoveryKind.RECOVERY),
                recoveries.hasOpen(id, RecoveryKind.RETURN));
    }

    /** When a monitor last noticed, since the incident was opened, that the host was back. */
    @Nullable Instant reportedBackAt(long id) {
        return latestReturn("incident_id", id);
    }

    /**
     * When a monitor last noticed that the host was back, from whatever: the report of its failure
     * may have been overtaken by that one, and then no incident knows of it.
     */
    @Nullable Instant lastBackAt(HostName host) {
        return latestReturn("host", host.value());
    }

    /** How often the host has failed since then, and is or was recovered. */
    int failures(HostName host, Instant since) {
        return handle.createQuery(
                        "SELECT COUNT(*) FROM incident WHERE host = :host AND opened_at >= :since")
                .bind("host", host.value())
                .bind("since", Times.db(since))
                .mapTo(Integer.class)
                .one();
    }

    boolean isOpen(HostName host) {
        return handle.createQuery("SELECT EXISTS (SELECT 1 FROM incident WHERE open_host = :host)")
                .bind("host", host.value())
                .mapTo(Boolean.class)
                .one();
    }

    /** True if a recovery of the incident has a reserved host that it did not give back. */
    boolean reserveTaken(long id) {
        return handle.createQuery(
                        """
                        SELECT EXISTS (SELECT 1 FROM recovery_reserve v JOIN recovery r ON r.id = v.recovery_id
                            WHERE r.incident_id = :id AND v.state = 'ready')
                        """)
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
    }

    private @Nullable Instant latestReturn(String column, Object key) {
        return handle.createQuery(
                        """
                        SELECT MAX(generated_at) AS back FROM notification
                        WHERE type = 'COMPUTE_HOST' AND JSON_VALUE(payload, '$.event') = :started AND <column> = :key
                        """)
                .define("column", column)
                .bind("started", HostEvent.STARTED.name())
                .bind("key", key)
                .map((row, context) -> Optional.ofNullable(Times.instantOrNull(row, "back")))
                .one()
                .orElse(null);
    }
}
