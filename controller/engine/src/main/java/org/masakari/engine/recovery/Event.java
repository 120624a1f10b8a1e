package org.masakari.engine.recovery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.gate.Approval;
import org.masakari.engine.gate.GateView;
import org.masakari.engine.gate.SegmentState;
import org.masakari.engine.port.ComputeService;
import org.masakari.engine.port.Migration;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.Server;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/** What a recovery's state machine is told. */
public sealed interface Event {

    /** A driver begins with the recovery, for the first time or again after an interruption. */
    record Begun() implements Event {}

    /** The time that was asked for has come. */
    record Woken() implements Event {}

    /** All that decides whether the host's recovery may begin. */
    record GatesChecked(GateView view) implements Event {}

    record ForcedDown(int attempt, Outcome<ComputeService> outcome) implements Event {}

    record Disabled(int attempt, Outcome<ComputeService> outcome) implements Event {}

    /** A reserved host was taken; empty if the segment has none left that could take instances. */
    record ReserveTaken(int attempt, Outcome<Optional<TakenReserve>> outcome) implements Event {}

    /** A reserved host, and the failed host's aggregates that it is not in. */
    record TakenReserve(HostName host, Set<String> aggregates) {}

    record ReserveEnabled(HostName host, int attempt, Outcome<ComputeService> outcome)
            implements Event {}

    /** A reserved host is a reserve again. */
    record ReserveGivenBack(HostName host, int attempt, Outcome<ComputeService> outcome)
            implements Event {}

    /** What is on the host, and the highest number of its earlier evacuations. */
    record Surveyed(int attempt, Outcome<Survey> outcome) implements Event {}

    /** The instances of a host, and its evacuations so far. */
    record Survey(List<Server> servers, List<Migration> migrations) {}

    /** The evacuate call was not made, because its preparation goes on. */
    record Preparing(InstanceId instance, String why) implements Event {}

    /** The evacuate call was not made, because there is nothing to evacuate any more. */
    record Gone(InstanceId instance, String why) implements Event {}

    record EvacuateAnswered(InstanceId instance, int attempt, Outcome<String> outcome)
            implements Event {}

    /** The host's evacuations, by a query that began at {@code askedAt}. */
    record Watched(Instant askedAt, Outcome<List<Migration>> outcome) implements Event {}

    record Verified(Outcome<List<Server>> outcome) implements Event {}

    record StopAnswered(InstanceId instance, Outcome<String> outcome) implements Event {}

    record StartAnswered(Outcome<String> outcome) implements Event {}

    record ResetAnswered(Outcome<String> outcome) implements Event {}

    /** An instance as it is; empty if Nova has none with that id. */
    record Looked(Outcome<Optional<Sighting>> outcome) implements Event {}

    /**
     * An instance as it is.
     *
     * @param server as Nova shows it
     * @param stoppedByNova true if it is stopped, and it was Nova that stopped it, not a user
     */
    record Sighting(Server server, boolean stoppedByNova) {}

    /**
     * What decides whether an instance may be restarted.
     *
     * @param state of its host's segment
     * @param hostFailed true if its host has an open incident, to which the instance belongs
     * @param restarts how often it was restarted within the policy's window
     * @param approval the operator's word that it is to be restarted; null where there is none
     */
    record RestartChecked(
            SegmentState state, boolean hostFailed, int restarts, @Nullable Approval approval)
            implements Event {}

    /**
     * What decides whether a host's return may go on.
     *
     * @param settled true once the recovery of the host's instances has ended
     * @param failures incidents of the host within the policy's window, this one included
     * @param reserveTaken true if a reserved host took the instances of the host
     * @param approval the operator's word that it is to go on; null where there is none
     */
    record ReturnChecked(
            boolean settled, int failures, boolean reserveTaken, @Nullable Approval approval)
            implements Event {}

    /**
     * What decides whether a host may be taken out of service, or back into it.
     *
     * @param state of its segment
     * @param hostFailed true if it has an open incident
     * @param failedProcesses its processes that have failed and are not back
     */
    record ProcessesChecked(SegmentState state, boolean hostFailed, Set<String> failedProcesses)
            implements Event {}

    /** The host's evacuations, and its compute service. */
    record SourceChecked(Outcome<Source> outcome) implements Event {}

    /** The evacuations away from a host, and its compute service. */
    record Source(List<Migration> migrations, ComputeService service) {}

    record ForceDownLifted(int attempt, Outcome<ComputeService> outcome) implements Event {}

    record ServiceChecked(Outcome<ComputeService> outcome) implements Event {}

    record Enabled(int attempt, Outcome<ComputeService> outcome) implements Event {}

    /** The returned host is a reserve now. */
    record BecameReserve() implements Event {}
}
