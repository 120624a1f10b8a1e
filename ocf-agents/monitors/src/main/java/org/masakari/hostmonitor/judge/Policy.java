package org.masakari.hostmonitor.judge;

import java.time.Duration;
import java.util.Map;
import org.masakari.protocol.HostName;

/**
 * What the operator has decided.
 *
 * @param hosts which nodes are watched
 * @param names Nova's names of the nodes that it knows by another one
 * @param manual what a manual acknowledgement counts for
 * @param historyMaxAge a fencing older than this, found only now, is not reported but raised as an
 *     alarm: its host may have returned and been stopped cleanly while nobody watched
 * @param fencedWithin how long a lost node may stay unfenced before a person is told
 * @param secondOpinion whether the host's power is looked at once more before it is reported
 * @param reporter this cluster node
 */
public record Policy(
        HostSelection hosts,
        Map<String, HostName> names,
        ManualAcknowledgement manual,
        Duration historyMaxAge,
        Duration fencedWithin,
        SecondOpinion secondOpinion,
        String reporter) {
    public Policy {
        names = Map.copyOf(names);
    }

    /** Nova's name of a node. */
    HostName host(String node) {
        HostName mapped = names.get(node);
        return mapped == null ? new HostName(node) : mapped;
    }
}
