package org.masakari.service.journal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.masakari.engine.gate.SegmentLoad;
import org.masakari.engine.moves.VmMove;
import org.masakari.engine.port.Claim;
import org.masakari.engine.port.ClaimLostException;
import org.masakari.engine.port.Journal;
import org.masakari.engine.recovery.HostRecovery;
import org.masakari.engine.recovery.Phase;
import org.masakari.engine.recovery.Recovery;
import org.masakari.engine.recovery.Step;
import org.masakari.protocol.HostName;

/** The record of recoveries in MariaDB; every write is guarded by the claim's epoch. */
public final class JdbiJournal implements Journal {
    private final Database database;
    private final Clock clock;

    public JdbiJournal(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Recovery load(Claim claim) {
        return database.read(handle -> find(handle, claim).recovery());
    }

    @Override
    public void record(Claim claim, Recovery before, Recovery next, List<Step> steps) {
        database.transaction(
                handle -> {
                    RecoveryDao dao = new RecoveryDao(handle);
                    if (!dao.update(claim, next, clock.instant())) {
                        throw new ClaimLostException(claim);
                    }
                    RecoveryDao.Row row = find(handle, claim);
                    new MoveDao(handle).save(row.id(), moves(before), moves(next));
                    dao.insertSteps(row.id(), steps);
                    if (next.phase() == Phase.RETURNED) {
                        new IncidentDao(handle).close(row.incidentId(), clock.instant());
                    }
                    return row;
                });
    }

    private static List<VmMove> moves(Recovery recovery) {
        return recovery instanceof HostRecovery host ? host.moves() : List.of();
    }

    @Override
    public SegmentLoad segmentLoad(HostName host, Instant since) {
        return database.read(handle -> new IncidentDao(handle).segmentLoad(host, since));
    }

    @Override
    public Optional<HostName> takeReserve(Claim claim, HostName failed) {
        return database.transaction(
                handle -> {
                    lock(handle, claim);
                    ReserveDao reserves = new ReserveDao(handle);
                    Optional<HostName> taken = reserves.takenBy(claim.recovery());
                    return taken.isPresent()
                            ? taken
                            : reserves.take(claim.recovery(), failed, clock.instant());
                });
    }

    @Override
    public void giveReserveBack(Claim claim, HostName host) {
        database.transaction(
                handle -> {
                    new ReserveDao(handle).giveBack(claim.recovery(), host, clock.instant());
                    return host;
                });
    }

    @Override
    public boolean isSettled(Claim claim) {
        return database.read(
                handle ->
                        !new RecoveryDao(handle)
                                .hasOpen(find(handle, claim).incidentId(), RecoveryDao.RECOVERY));
    }

    private static RecoveryDao.Row find(Handle handle, Claim claim) {
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
