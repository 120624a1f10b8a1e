package org.masakari.engine.recovery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.masakari.engine.gate.SegmentLoad;
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

    /** How much of the host's segment has failed. */
    record LoadChecked(SegmentLoad load) implements Event {}

    record ForcedDown(int attempt, Outcome<ComputeService> outcome) implements Event {}

    record Disabled(int attempt, Outcome<ComputeService> outcome) implements Event {}

    /** A reserved host was taken; empty if the segment has none left. */
    record ReserveTaken(Optional<HostName> host) implements Event {}

    record ReserveEnabled(int attempt, Outcome<ComputeService> outcome) implements Event {}

    /** A reserved host is a reserve again. */
    record ReserveGivenBack() implements Event {}

    /** What is on the host, and the highest number of its earlier evacuations. */
    record Surveyed(int attempt, Outcome<Survey> outcome) implements Event {}

    /** The instances of a host, and the highest number among its evacuations so far. */
    record Survey(List<Server> servers, long lastMigration) {}

    record EvacuateAnswered(InstanceId instance, Outcome<String> outcome) implements Event {}

    /** The host's evacuations, by a query that began at {@code askedAt}. */
    record Watched(Instant askedAt, Outcome<List<Migration>> outcome) implements Event {}

    record Verified(Outcome<List<Server>> outcome) implements Event {}

    record SettledChecked(boolean settled) implements Event {}

    record SourceChecked(Outcome<List<Migration>> outcome) implements Event {}

    record ForceDownLifted(int attempt, Outcome<ComputeService> outcome) implements Event {}

    record ServiceChecked(Outcome<ComputeService> outcome) implements Event {}

    record Enabled(int attempt, Outcome<ComputeService> outcome) implements Event {}
}
