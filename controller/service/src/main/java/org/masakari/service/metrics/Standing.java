package org.masakari.service.metrics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.gate.Gate;

/**
 * How things stand in the database, for all controllers alike.
 *
 * @param schema the version of its tables; null before the first
 * @param open recoveries that have not ended, by kind and phase
 * @param held those of them that a gate holds
 * @param incidents hosts that have failed and are not back, by segment; that of a host which has
 *     none any more is empty
 * @param hosts by segment
 * @param pauses the segments that are paused; an empty name is the pause of all
 * @param webhooks the events that wait for their receivers
 */
public record Standing(
        @Nullable String schema,
        Map<KindAndPhase, Long> open,
        Map<Gate, Long> held,
        Map<String, Long> incidents,
        List<Hosts> hosts,
        List<String> pauses,
        List<Waiting> webhooks) {

    public Standing {
        open = Map.copyOf(open);
        held = Map.copyOf(held);
        incidents = Map.copyOf(incidents);
        hosts = List.copyOf(hosts);
        pauses = List.copyOf(pauses);
        webhooks = List.copyOf(webhooks);
    }

    /**
     * The events that wait for one receiver of webhooks.
     *
     * @param oldest how long the oldest of them has waited
     */
    public record Waiting(String receiver, int events, Duration oldest) {}

    /** What recoveries are counted by, in the words of the labels. */
    public record KindAndPhase(String kind, String phase) {}

    /**
     * The hosts of one segment.
     *
     * @param all hosts that are no reserved ones
     * @param paused of {@code all}, those whose failure an operator's pause would hold
     * @param disabled those whose segment is not enabled, and that are not counted before
     * @param onMaintenance those on maintenance, and that are not counted before
     * @param reserved reserved hosts that can be taken
     */
    public record Hosts(
            String segment, int all, int paused, int disabled, int onMaintenance, int reserved) {}
}
