package org.masakari.hostmonitor.judge;

import java.util.Map;
import java.util.TreeMap;
import org.masakari.pacemaker.ClusterOptions;

/**
 * All that the judge knows.
 *
 * @param quorum what Corosync said last; not kept on disk
 * @param options the cluster's, as last seen; not kept on disk
 * @param nodes by Pacemaker node name
 */
public record JudgeState(
        QuorumState quorum, ClusterOptions options, Map<String, NodeRecord> nodes) {
    public JudgeState {
        nodes = Map.copyOf(nodes);
    }

    /** At start, with what an earlier process left. */
    public static JudgeState starting(Map<String, NodeRecord> nodes) {
        Map<String, NodeRecord> known = new TreeMap<>();
        nodes.forEach((name, record) -> known.put(name, record.afterRestart()));
        return new JudgeState(QuorumState.UNKNOWN, ClusterOptions.USUAL, known);
    }

    /**
     * True if nothing is open: quorum is not lost, and every node that is known of is neither lost,
     * nor away, nor fenced and waiting for what the cluster shows.
     */
    public boolean isContent() {
        return quorum != QuorumState.NOT_QUORATE
                && nodes.values().stream().noneMatch(NodeRecord::isOpen);
    }

    NodeRecord node(String name) {
        return nodes.getOrDefault(name, NodeRecord.BLANK);
    }

    JudgeState with(QuorumState heard) {
        return new JudgeState(heard, options, nodes);
    }

    JudgeState with(String name, NodeRecord record) {
        Map<String, NodeRecord> changed = new TreeMap<>(nodes);
        changed.put(name, record);
        return new JudgeState(quorum, options, changed);
    }
}
