package org.masakari.protocol.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.segment.RecoveryMethod;

/**
 * What a recovery of a host would do if its fencing were completed now.
 *
 * @param host the host that would fail
 * @param instances what is on it, in the order of evacuation
 * @param reservedHosts the reserved hosts that would be taken, in that order
 * @param gates what would hold the recovery now; empty if it would begin at once
 * @param hosts where instances may go, and what is free there
 * @param notJudged what this plan cannot know, or could not ask; sentences
 */
@JsonNaming(SnakeCaseStrategy.class)
public record PlanDocument(
        HostName host,
        String segment,
        RecoveryMethod recoveryMethod,
        Instant plannedAt,
        List<Instance> instances,
        List<HostName> reservedHosts,
        List<Gate> gates,
        List<Host> hosts,
        List<String> notJudged) {

    public PlanDocument {
        instances = List.copyOf(instances);
        reservedHosts = List.copyOf(reservedHosts);
        gates = List.copyOf(gates);
        hosts = List.copyOf(hosts);
        notJudged = List.copyOf(notJudged);
    }

    /** In the same order each time. */
    private static Map<String, Long> sorted(Map<String, Long> amounts) {
        return Collections.unmodifiableMap(new TreeMap<>(amounts));
    }

    /** What would become of an instance. */
    public enum Verdict {
        /** It would be moved, and nothing that could be looked at stands against it. */
        @JsonProperty("moves")
        MOVES,
        /** It would stay where it is, as a recovery leaves such an instance alone. */
        @JsonProperty("stays")
        STAYS,
        /** It should be moved, and finds no room or has no way. */
        @JsonProperty("fails")
        FAILS
    }

    /**
     * One instance on the host.
     *
     * @param state Nova's vm_state, with its task if it has one
     * @param priority 1 to 1000; 0 if it has none
     * @param target where the recovery would send it: {@code any host}, or a reserved host; null if
     *     nowhere
     * @param destination the host where there is room for it; null if none was found or looked for
     * @param reason why it stays, fails, or has no destination; null where nothing needs saying
     * @param remark what its user will find changed; null if nothing
     * @param needs what its flavor takes, by Placement's resource class; empty if not known
     * @param marks the keys of its metadata whose value is {@code true}, in any case of letters
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Instance(
            InstanceId uuid,
            String name,
            String state,
            int priority,
            Verdict verdict,
            @Nullable String target,
            @Nullable HostName destination,
            @Nullable String reason,
            @Nullable String remark,
            Map<String, Long> needs,
            SortedSet<String> marks) {
        public Instance {
            needs = sorted(needs);
            marks = Collections.unmodifiableSortedSet(new TreeSet<>(marks));
        }
    }

    /**
     * What would hold the recovery.
     *
     * @param gate {@code incident}, {@code pause}, {@code maintenance}, {@code segment} or {@code
     *     threshold}
     * @param reason what holds, and what ends that
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Gate(String gate, String reason) {}

    /**
     * Where instances may go.
     *
     * @param zone its availability zone; null if not known
     * @param reserved true for a reserved host that would be taken
     * @param free what is free now, by Placement's resource class; empty if not known
     * @param left what would be left then
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Host(
            HostName host,
            @Nullable String zone,
            boolean reserved,
            Map<String, Long> free,
            Map<String, Long> left) {
        public Host {
            free = sorted(free);
            left = sorted(left);
        }
    }
}
