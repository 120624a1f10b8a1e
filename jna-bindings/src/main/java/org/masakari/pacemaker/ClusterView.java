package org.masakari.pacemaker;

import java.util.List;
import java.util.Optional;

/**
 * One look at the cluster by {@code crm_mon}.
 *
 * @param quorate true if there is a DC and its partition has quorum
 * @param nodes full and remote nodes
 */
public record ClusterView(
        boolean quorate,
        ClusterOptions options,
        List<ClusterNode> nodes,
        List<ClusterResource> resources,
        FencingHistory history) {
    public ClusterView {
        nodes = List.copyOf(nodes);
        resources = List.copyOf(resources);
    }

    ClusterView with(FencingHistory other) {
        return new ClusterView(quorate, options, nodes, resources, other);
    }

    /** The node of that name. */
    public Optional<ClusterNode> node(String name) {
        return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
    }
}
