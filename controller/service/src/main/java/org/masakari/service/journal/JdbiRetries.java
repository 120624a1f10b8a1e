package org.masakari.service.journal;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.masakari.engine.gate.Approval;
import org.masakari.engine.port.Claim;
import org.masakari.engine.port.Intake;
import org.masakari.engine.port.Retries;
import org.masakari.engine.recovery.Header;
import org.masakari.engine.recovery.HostRecovery;
import org.masakari.engine.recovery.HostReturn;
import org.masakari.engine.recovery.InstanceRecovery;
import org.masakari.engine.recovery.Mandate;
import org.masakari.engine.recovery.Phase;
import org.masakari.engine.recovery.Recovery;
import org.masakari.engine.recovery.RecoveryId;
import org.masakari.protocol.api.HostDocument;
import org.masakari.protocol.api.SegmentDocument;
import org.masakari.service.journal.RecoveryRow.RecoveryKind;

/** Stores what an operator wants to be tried again. */
public final class JdbiRetries implements Retries {
    private static final Set<Phase> RETRIABLE = Set.copyOf(EnumSet.of(Phase.FAILED, Phase.PARTIAL));

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

    @Override
    public Answer release(RecoveryId held, Approval approval) {
        return database.transaction(handle -> release(handle, held, approval));
    }

    private static Answer release(Handle handle, RecoveryId held, Approval approval) {
        RecoveryDao recoveries = new RecoveryDao(handle);
        Optional<RecoveryRow> found = recoveries.find(held);
        if (found.isEmpty()) {
            return new NoSuchRecovery();
        }
        Phase phase = found.get().recovery().phase();
        if (phase != Phase.HELD) {
            return new NotNow("it is not held, but " + Columns.text(phase));
        }
        recoveries.approve(found.get().id(), approval);
        return new Released();
    }

    private Answer retry(Handle handle, RecoveryId earlier, Approval approval) {
        RecoveryDao recoveries = new RecoveryDao(handle);
        Optional<RecoveryRow> found = recoveries.find(earlier);
        if (found.isEmpty()) {
            return new NoSuchRecovery();
        }
        RecoveryRow row = found.get();
        Recovery before = row.recovery();
        if (before.phase() == Phase.HELD) {
            recoveries.approve(row.id(), approval);
            return new Released();
        }
        if (!RETRIABLE.contains(before.phase())) {
            return new NotNow("it is " + Columns.text(before.phase()) + ": nothing is left to do");
        }
        return before instanceof HostRecovery || before instanceof HostReturn
                ? retryOfIncident(handle, row, approval)
                : before instanceof InstanceRecovery instance
                        ? retryOfInstance(handle, row, instance, approval)
                        : new NotNow("its monitor reports the process again");
    }

    private Answer retryOfIncident(Handle handle, RecoveryRow row, Approval approval) {
        RecoveryDao recoveries = new RecoveryDao(handle);
        Recovery before = row.recovery();
        Long incident = Objects.requireNonNull(row.incidentId());
        Optional<Long> open = new IncidentDao(handle).lockOpen(before.header().host());
        if (!open.equals(Optional.of(incident))) {
            return new NotNow("its incident is closed: the host has returned, or failed again");
        }
        if (recoveries.hasOpen(incident, RecoveryKind.RECOVERY)
                || recoveries.hasOpen(incident, RecoveryKind.RETURN)) {
            return new NotNow("another recovery of the same incident, or its return, is under way");
        }
        Header header = header(before, approval);
        Recovery again =
                before instanceof HostRecovery host
                        ? HostRecovery.received(header, mandate(handle, host, approval))
                        : HostReturn.received(header);
        return begin(recoveries, row, again, approval);
    }

    /** What and where to, as the segment says now: the operator may have changed it since. */
    private static Mandate mandate(Handle handle, HostRecovery before, Approval approval) {
        Mandate earlier = before.mandate();
        Optional<SegmentDocument> now = segment(handle, before);
        return new Mandate(
                now.map(SegmentDocument::recoveryMethod).orElse(earlier.method()),
                now.map(SegmentDocument::onlyOptedIn).orElse(earlier.onlyOptedIn()),
                earlier.evidence(),
                approval);
    }

    /** The host's segment as it is now; empty if an operator has taken the host out of it. */
    private static Optional<SegmentDocument> segment(Handle handle, Recovery before) {
        return new InventoryDao(handle)
                .hostNamed(before.header().host())
                .map(HostDocument::failoverSegment);
    }

    private Answer retryOfInstance(
            Handle handle, RecoveryRow row, InstanceRecovery before, Approval approval) {
        RecoveryDao recoveries = new RecoveryDao(handle);
        if (recoveries.isOpen(Objects.requireNonNull(RecoveryRow.subject(before)))) {
            return new NotNow("it is being restarted already");
        }
        boolean onlyOptedIn =
                segment(handle, before)
                        .map(SegmentDocument::onlyOptedIn)
                        .orElse(before.onlyOptedIn());
        Recovery again =
                InstanceRecovery.received(header(before, approval), before.instance(), onlyOptedIn);
        return begin(recoveries, row, again, approval);
    }

    private static Header header(Recovery before, Approval approval) {
        return new Header(new RecoveryId(UUID.randomUUID()), before.header().host(), approval.at());
    }

    private Answer begin(
            RecoveryDao recoveries, RecoveryRow row, Recovery again, Approval approval) {
        long id = recoveries.insert(again, row.incidentId(), row.evidenceId(), approval, claimant);
        recoveries.moveNotifications(row.id(), id);
        return new Begun(new Intake.Begun(new Claim(again.header().id(), 1), again));
    }
}
