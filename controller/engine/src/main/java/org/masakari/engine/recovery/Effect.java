package org.masakari.engine.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.masakari.engine.moves.Preparation;
import org.masakari.engine.port.Target;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/** What the driver is to do, once the decision that asks for it is recorded. */
public sealed interface Effect {

    /** True if nothing is changed by it. */
    default boolean onlyLooks() {
        return this instanceof Later later
                ? later.effect().onlyLooks()
                : this instanceof Wake
                        || (this instanceof CloudEffect && !(this instanceof CloudChange));
    }

    /** Do that after a while. */
    record Later(Duration delay, Effect effect) implements Effect {}

    /** Wake the state machine. */
    record Wake() implements Effect {}

    /** Asks the journal. */
    sealed interface JournalEffect extends Effect {}

    /** Asks or tells Nova. */
    sealed interface CloudEffect extends Effect {}

    /** Tells Nova something that changes it. */
    sealed interface CloudChange extends CloudEffect {}

    /**
     * Look at all that decides whether the host's recovery may begin; failures since then count.
     */
    record CheckGates(HostName host, Instant since) implements JournalEffect {}

    /** Tell Nova that the host is down; {@code attempt} counts from 1. */
    record ForceDown(HostName host, int attempt) implements CloudChange {}

    /** Keep Nova's scheduler off the host; {@code attempt} counts from 1. */
    record Disable(HostName host, String reason, int attempt) implements CloudChange {}

    /** Take a reserved host of the failed host's segment, but none of {@code had}. */
    record TakeReserve(HostName failed, Set<HostName> had, boolean joinAggregates, int attempt)
            implements JournalEffect {}

    /**
     * Let the reserved host join these aggregates, and Nova's scheduler use it; {@code attempt}
     * counts from 1.
     */
    record EnableReserve(HostName host, Set<String> aggregates, int attempt)
            implements CloudChange {}

    /** Undo that, and make the host a reserve again; {@code attempt} counts from 1. */
    record GiveReserveBack(HostName host, Set<String> aggregates, int attempt)
            implements JournalEffect {}

    /** List the host's instances and earlier evacuations; {@code attempt} counts from 1. */
    record Survey(HostName host, int attempt) implements CloudEffect {}

    /**
     * Make the evacuate call of that attempt, once the preparation is done; not if the instance has
     * left {@code from}.
     */
    record Evacuate(
            InstanceId instance, int attempt, HostName from, Target target, Preparation preparation)
            implements CloudChange {}

    /** Look at the host's evacuations with a number above {@code after}. */
    record Watch(HostName host, long after) implements CloudEffect {}

    /** Look at the instances that changed since then. */
    record Verify(Instant since) implements CloudEffect {}

    /** Stop an instance. */
    record Stop(InstanceId instance) implements CloudChange {}

    /** Start an instance. */
    record Start(InstanceId instance) implements CloudChange {}

    /** Call an instance {@code active}, so that it can be stopped. */
    record Reset(InstanceId instance) implements CloudChange {}

    /** Look at an instance. */
    record LookAt(InstanceId instance) implements CloudEffect {}

    /** Look at what decides whether the instance may be restarted; restarts since then count. */
    record CheckRestart(InstanceId instance, Instant since) implements JournalEffect {}

    /** Look at what decides whether a host's return may go on; failures since then count. */
    record CheckReturn(HostName host, Instant since) implements JournalEffect {}

    /** Look at what decides whether a host may be taken out of service, or back into it. */
    record CheckProcesses(HostName host, Instant since) implements JournalEffect {}

    /** Look whether evacuations still wait for the host's nova-compute, and whether it reports. */
    record CheckSource(HostName host) implements CloudEffect {}

    /** Take back Nova's word that the host is down; {@code attempt} counts from 1. */
    record LiftForceDown(HostName host, int attempt) implements CloudChange {}

    /** Look at the host's compute service. */
    record CheckService(HostName host) implements CloudEffect {}

    /** Let Nova's scheduler use the host again; {@code attempt} counts from 1. */
    record Enable(HostName host, int attempt) implements CloudChange {}

    /** Make the returned host a reserve, in place of the one that was taken for it. */
    record BecomeReserve(HostName host) implements JournalEffect {}
}
