package org.masakari.hostmonitor.judge;

import java.util.Map;
import java.util.TreeMap;

/**
 * All that the judge knows.
 *
 * @param quorum what Corosync said last; not kept on disk
 * @param nodes by Pacemaker node name
 */
public record JudgeState(QuorumState quorum, Map<String, NodeRecord> nodes) {
    public JudgeState {
        nodes = Map.copyOf(nodes);
    }

    /** At start, with what an earlier process left. */
    public static JudgeState starting(Map<String, NodeRecord> nodes) {
        return new JudgeState(QuorumState.UNKNOWN, nodes);
    }

    NodeRecord node(String name) {
        return nodes.getOrDefault(name, NodeRecord.BLANK);
    }

    JudgeState with(QuorumState heard) {
        return new JudgeState(heard, nodes);
    }

    JudgeState with(String name, NodeRecord record) {
        Map<String, NodeRecord> changed = new TreeMap<>(nodes);
        changed.put(name, record);
        return new JudgeState(quorum, changed);
    }
}
