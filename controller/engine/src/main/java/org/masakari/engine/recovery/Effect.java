package org.masakari.engine.recovery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/** What the driver is to do, once the decision that asks for it is recorded. */
public sealed interface Effect {

    /** Do that after a while. */
    record Later(Duration delay, Effect effect) implements Effect {}

    /** Wake the state machine. */
    record Wake() implements Effect {}

    /** Look how much of the host's segment has failed since then. */
    record CheckLoad(HostName host, Instant since) implements Effect {}

    /** Tell Nova that the host is down; {@code attempt} counts from 1. */
    record ForceDown(HostName host, int attempt) implements Effect {}

    /** Keep Nova's scheduler off the host; {@code attempt} counts from 1. */
    record Disable(HostName host, String reason, int attempt) implements Effect {}

    /** Take a reserved host of the failed host's segment. */
    record TakeReserve(HostName failed) implements Effect {}

    /** Let Nova's scheduler use the reserved host; {@code attempt} counts from 1. */
    record EnableReserve(HostName host, int attempt) implements Effect {}

    /** Make the reserved host a reserve again. */
    record GiveReserveBack(HostName host) implements Effect {}

    /** List the host's instances and earlier evacuations; {@code attempt} counts from 1. */
    record Survey(HostName host, int attempt) implements Effect {}

    /** Make the evacuate call. */
    record Evacuate(InstanceId instance, @Nullable HostName target) implements Effect {}

    /** Look at the host's evacuations with a number above {@code after}. */
    record Watch(HostName host, long after) implements Effect {}

    /** Look at the instances that changed since then. */
    record Verify(Instant since) implements Effect {}

    /** Look whether the incident's recovery has ended. */
    record CheckSettled() implements Effect {}

    /** Look whether evacuations still wait for the host's nova-compute. */
    record CheckSource(HostName host) implements Effect {}

    /** Take back Nova's word that the host is down; {@code attempt} counts from 1. */
    record LiftForceDown(HostName host, int attempt) implements Effect {}

    /** Look at the host's compute service. */
    record CheckService(HostName host) implements Effect {}

    /** Let Nova's scheduler use the host again; {@code attempt} counts from 1. */
    record Enable(HostName host, int attempt) implements Effect {}
}
