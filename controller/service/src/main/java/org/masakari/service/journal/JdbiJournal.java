package org.masakari.service.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.gate.GateView;
import org.masakari.engine.moves.VmMove;
import org.masakari.engine.port.Claim;
import org.masakari.engine.port.ClaimLostException;
import org.masakari.engine.port.Journal;
import org.masakari.engine.recovery.Event;
import org.masakari.engine.recovery.HostRecovery;
import org.masakari.engine.recovery.Phase;
import org.masakari.engine.recovery.Recovery;
import org.masakari.engine.recovery.Reserve;
import org.masakari.engine.recovery.Step;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.evidence.FencingEvidence;
import org.masakari.service.journal.RecoveryRow.RecoveryKind;

/** The record of recoveries in MariaDB; every write is guarded by the claim's epoch. */
public final class JdbiJournal implements Journal {
    private final Database database;
    private final Clock clock;
    private final Instant startedAt;
    private final Events events;
    private final ClaimedRows rows = new ClaimedRows();

    /** A journal of a controller that starts now. */
    public JdbiJournal(Database database, Clock clock) {
        this(database, clock, Events.NONE);
    }

    /** The same, which tells of {@code events}. */
    public JdbiJournal(Database database, Clock clock, Events events) {
        this.database = database;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.events = events;
    }

    @Override
    public Recovery load(Claim claim) {
        return database.read(handle -> find(handle, claim).recovery());
    }

    @Override
    public void record(Claim claim, Recovery before, Recovery next, List<Step> steps) {
        try {
            RecoveryDao.Key row =
                    database.transaction(handle -> write(handle, claim, before, next, steps));
            rows.committed(claim, row.after(steps));
        } catch (RuntimeException e) {
            rows.forget(claim);
            throw e;
        }
    }

    private RecoveryDao.Key write(
            Handle handle, Claim claim, Recovery before, Recovery next, List<Step> steps) {
        RecoveryDao dao = new RecoveryDao(handle);
        if (!dao.update(claim, next, clock.instant())) {
            throw new ClaimLostException(claim);
        }
        RecoveryDao.Key row = rows.of(claim, dao);
        new MoveDao(handle).save(row.id(), moves(before), moves(next));
        new ReserveDao(handle).save(row.id(), reserves(before), reserves(next));
        dao.insertSteps(row, steps);
        keepProof(handle, row, before, next);
        events.recorded(handle, row.id(), before, next, clock.instant());
        if (next.phase() == Phase.RETURNED && row.incidentId() != 0) {
            new IncidentDao(handle).close(row.incidentId(), clock.instant());
            events.closed(handle, row.incidentId(), clock.instant());
        }
        return row;
    }

    @Override
    public void confirm(Claim claim) {
        boolean held =
                database.read(
                        handle ->
                                handle.createQuery(
                                                """
                                                SELECT EXISTS (SELECT 1 FROM recovery
                                                    WHERE uuid = :uuid AND epoch = :epoch AND ended_at IS NULL)
                                                """)
                                        .bind("uuid", claim.recovery().toString())
                                        .bind("epoch", claim.epoch())
                                        .mapTo(Boolean.class)
                                        .one());
        if (!held) {
            throw new ClaimLostException(claim);
        }
    }

    private static void keepProof(
            Handle handle, RecoveryDao.Key row, Recovery before, Recovery next) {
        FencingEvidence proof = proof(next);
        if (proof != null && !proof.equals(proof(before))) {
            new EvidenceDao(handle)
                    .idOf(row.incidentId(), proof)
                    .ifPresent(id -> new RecoveryDao(handle).setEvidence(row.id(), id));
        }
    }

    private static @Nullable FencingEvidence proof(Recovery recovery) {
        return recovery instanceof HostRecovery host ? host.mandate().evidence() : null;
    }

    private static List<VmMove> moves(Recovery recovery) {
        return recovery instanceof HostRecovery host ? host.moves() : List.of();
    }

    private static List<Reserve> reserves(Recovery recovery) {
        return recovery instanceof HostRecovery host ? host.reserves().taken() : List.of();
    }

    @Override
    public GateView gates(Claim claim, HostName host, Instant since) {
        Duration uptime = Duration.between(startedAt, clock.instant());
        return database.read(
                handle -> {
                    RecoveryDao.Key row = rows.of(claim, new RecoveryDao(handle));
                    return new GateView(
                            new EvidenceDao(handle).ofIncident(row.incidentId()),
                            new RecoveryDao(handle).approval(row.id()).orElse(null),
                            new IncidentDao(handle).reportedBackAt(row.incidentId()),
                            new SegmentDao(handle).state(host, since, false),
                            uptime);
                });
    }

    @Override
    public Event.RestartChecked restart(Claim claim, InstanceId instance, Instant since) {
        return database.read(
                handle -> {
                    RecoveryRow row = find(handle, claim);
                    HostName host = row.recovery().header().host();
                    return new Event.RestartChecked(
                            new SegmentDao(handle).state(host, since, false),
                            new IncidentDao(handle).isOpen(host),
                            new RecoveryDao(handle).restarts(instance, row.id(), since),
                            new RecoveryDao(handle).approval(row.id()).orElse(null));
                });
    }

    @Override
    public Event.ReturnChecked comeback(Claim claim, HostName host, Instant since) {
        return database.transaction(
                handle -> {
                    lock(handle, claim);
                    RecoveryDao.Key row = rows.of(claim, new RecoveryDao(handle));
                    RecoveryDao recoveries = new RecoveryDao(handle, events);
                    recoveries.supersedeHeld(
                            row.incidentId(), "the host is back by itself", clock.instant());
                    IncidentDao incidents = new IncidentDao(handle);
                    return new Event.ReturnChecked(
                            !recoveries.hasOpen(row.incidentId(), RecoveryKind.RECOVERY),
                            incidents.failures(host, since),
                            incidents.reserveTaken(row.incidentId()),
                            recoveries.approval(row.id()).orElse(null));
                });
    }

    @Override
    public Event.ProcessesChecked processes(Claim claim, HostName host, Instant since) {
        return database.read(
                handle -> {
                    SegmentDao segments = new SegmentDao(handle);
                    return new Event.ProcessesChecked(
                            segments.state(host, since, true),
                            new IncidentDao(handle).isOpen(host),
                            segments.failedProcesses(host));
                });
    }

    @Override
    public Optional<HostName> takeReserve(
            Claim claim, HostName failed, Set<HostName> had, Set<HostName> usable) {
        return database.transaction(
                handle -> {
                    lock(handle, claim);
                    ReserveDao reserves = new ReserveDao(handle);
                    Optional<HostName> taken = reserves.takenBy(claim.recovery(), had);
                    return taken.isPresent()
                            ? taken
                            : reserves.take(claim.recovery(), failed, usable, clock.instant());
                });
    }

    @Override
    public void giveReserveBack(Claim claim, HostName host) {
        database.transaction(
                handle -> {
                    lock(handle, claim);
                    new ReserveDao(handle).giveBack(claim.recovery(), host, clock.instant());
                    return host;
                });
    }

    @Override
    public void becomeReserve(Claim claim, HostName host) {
        database.transaction(
                handle -> {
                    lock(handle, claim);
                    new ReserveDao(handle).makeReserve(host, clock.instant());
                    return host;
                });
    }

    private static RecoveryRow find(Handle handle, Claim claim) {
        return new RecoveryDao(handle)
                .find(claim.recovery())
                .orElseThrow(() -> new IllegalStateException("no recovery " + claim.recovery()));
    }

    private static void lock(Handle handle, Claim claim) {
        boolean held =
                handle.createQuery(
                                """
                                SELECT epoch = :epoch AND ended_at IS NULL FROM recovery
                                WHERE uuid = :uuid FOR UPDATE
                                """)
                        .bind("epoch", claim.epoch())
                        .bind("uuid", claim.recovery().toString())
                        .mapTo(Boolean.class)
                        .findOne()
                        .orElse(false);
        if (!held) {
            throw new ClaimLostException(claim);
        }
    }
}
