package org.masakari.service.journal;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.masakari.engine.port.Claim;
import org.masakari.engine.port.Intake;
import org.masakari.engine.port.Retries;
import org.masakari.engine.recovery.Approval;
import org.masakari.engine.recovery.Header;
import org.masakari.engine.recovery.HostRecovery;
import org.masakari.engine.recovery.Phase;
import org.masakari.engine.recovery.RecoveryId;

/** Stores what an operator wants to be tried again. */
public final class JdbiRetries implements Retries {
    private static final Set<Phase> RETRIABLE =
            Set.copyOf(EnumSet.of(Phase.HELD, Phase.FAILED, Phase.PARTIAL));

    private final Database database;
    private final Claimant claimant;

    /**
     * For one controller, which claims what it stores.
     *
     * @param controller its name, for people
     * @param lease how long such a claim holds without being renewed
     */
    public JdbiRetries(Database database, String controller, Duration lease) {
        this.database = database;
        this.claimant = new Claimant(controller, lease);
    }

    @Override
    public Answer retry(RecoveryId earlier, Approval approval) {
        return database.transaction(handle -> retry(handle, earlier, approval));
    }

    private Answer retry(Handle handle, RecoveryId earlier, Approval approval) {
        RecoveryDao recoveries = new RecoveryDao(handle);
        Optional<RecoveryDao.Row> row = recoveries.find(earlier);
        if (row.isEmpty()) {
            return new NoSuchRecovery();
        }
        if (!(row.get().recovery() instanceof HostRecovery before)) {
            return new NotNow("it is a return, which goes on by itself");
        }
        long incident = row.get().incidentId();
        Optional<Long> open = new IncidentDao(handle).lockOpen(before.header().host());
        if (!open.equals(Optional.of(incident))) {
            return new NotNow("its incident is closed: the host has returned, or failed again");
        }
        if (recoveries.hasOpen(incident, RecoveryDao.RECOVERY)
                || recoveries.hasOpen(incident, RecoveryDao.RETURN)) {
            return new NotNow("another recovery of the same incident, or its return, is under way");
        }
        if (!RETRIABLE.contains(before.phase())) {
            return new NotNow("it is " + Columns.text(before.phase()) + ": nothing is left to do");
        }
        return begin(recoveries, row.get(), before, approval);
    }

    private Answer begin(
            RecoveryDao recoveries, RecoveryDao.Row row, HostRecovery before, Approval approval) {
        Header header =
                new Header(
                        new RecoveryId(UUID.randomUUID()),
                        before.header().host(),
                        before.header().method(),
                        approval.at());
        HostRecovery again = HostRecovery.approved(header, before.evidence(), approval);
        long id = recoveries.insert(again, row.incidentId(), row.evidenceId(), claimant);
        recoveries.moveNotifications(row.id(), id);
        return new Begun(new Intake.Begun(new Claim(header.id(), 1), again));
    }
}
