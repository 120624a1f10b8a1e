package org.masakari.pacemaker;

import java.util.List;
import java.util.Optional;

/**
 * One look at the cluster by {@code crm_mon}.
 *
 * @param quorate true if there is a DC and its partition has quorum
 * @param nodes full and remote nodes
 */
public record ClusterView(boolean quorate, List<ClusterNode> nodes, FencingHistory history) {
    public ClusterView {
        nodes = List.copyOf(nodes);
    }

    /** The node of that name. */
    public Optional<ClusterNode> node(String name) {
        return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
    }
}
