package org.masakari.engine.simulation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.gate.Approval;
import org.masakari.engine.port.Claim;
import org.masakari.engine.recovery.HostRecovery;
import org.masakari.engine.recovery.HostReturn;
import org.masakari.engine.recovery.InstanceRecovery;
import org.masakari.engine.recovery.Phase;
import org.masakari.engine.recovery.ProcessRecovery;
import org.masakari.engine.recovery.Recovery;
import org.masakari.engine.recovery.RecoveryId;
import org.masakari.engine.recovery.Reserves;
import org.masakari.engine.recovery.Step;

/** A row of the recovery table, with its steps. */
final class StoredRecovery {
    final @Nullable Incident incident;
    final List<Step> steps = new ArrayList<>();
    Recovery recovery;
    long epoch = 1;
    long leaseUntil;
    @Nullable Approval approval;

    StoredRecovery(Recovery recovery, @Nullable Incident incident, long leaseUntil) {
        this.recovery = recovery;
        this.incident = incident;
        this.leaseUntil = leaseUntil;
    }

    RecoveryId id() {
        return recovery.header().id();
    }

    Claim claim() {
        return new Claim(id(), epoch);
    }

    boolean isOpen() {
        return !recovery.phase().isTerminal();
    }

    boolean isClaimable(long now) {
        return isOpen() && leaseUntil < now;
    }

    boolean isOpenHostRecoveryOf(Incident of) {
        return incident == of && isOpen() && recovery instanceof HostRecovery;
    }

    /** The recovery as a table has it: without what is not recorded. */
    static Recovery asStored(Recovery recovery) {
        if (recovery instanceof HostRecovery host) {
            Reserves reserves =
                    new Reserves(host.reserves().taken(), host.reserves().exhausted(), false);
            return new HostRecovery(
                    host.header(),
                    host.mandate(),
                    host.phase(),
                    host.quarantine(),
                    reserves,
                    host.plannedAt(),
                    host.moves(),
                    host.reason());
        }
        return recovery instanceof HostReturn back
                ? new HostReturn(
                        back.header(),
                        back.phase(),
                        back.lifted(),
                        back.replaces(),
                        null,
                        back.reason())
                : recovery;
    }

    /** True if it is held, and what proved its host off is overtaken by the host's return. */
    boolean hasNothingToBeginWith() {
        return recovery.phase() == Phase.HELD
                && approval == null
                && incident != null
                && incident.standing().isEmpty();
    }

    private static HostRecovery superseded(HostRecovery host) {
        if (host.phase() != Phase.HELD) {
            throw new AssertionError("a recovery of instances that has begun is never superseded");
        }
        return new HostRecovery(
                host.header(),
                host.mandate(),
                Phase.SUPERSEDED,
                host.quarantine(),
                host.reserves(),
                host.plannedAt(),
                host.moves(),
                "the host is back, and nothing was begun");
    }

    /** Ends it because something newer has happened. */
    void supersede() {
        Phase end = Phase.SUPERSEDED;
        String why = "the host failed again";
        if (recovery instanceof HostReturn back) {
            recovery =
                    new HostReturn(back.header(), end, back.lifted(), back.replaces(), null, why);
        } else if (recovery instanceof InstanceRecovery one) {
            recovery =
                    new InstanceRecovery(
                            one.header(),
                            one.instance(),
                            one.onlyOptedIn(),
                            end,
                            one.phaseSince(),
                            null,
                            why);
        } else if (recovery instanceof ProcessRecovery one) {
            recovery = new ProcessRecovery(one.header(), one.process(), one.back(), end, why);
        } else if (recovery instanceof HostRecovery host) {
            recovery = superseded(host);
        }
        epoch++;
    }
}
