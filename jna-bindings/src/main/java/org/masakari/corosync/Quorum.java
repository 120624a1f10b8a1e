package org.masakari.corosync;

import java.util.List;

/**
 * What Corosync's quorum service says on this node.
 *
 * @param quorate true if this node's partition may decide
 * @param members the Corosync node ids of this partition, as unsigned numbers
 */
public record Quorum(boolean quorate, List<Integer> members) {
    public Quorum {
        members = List.copyOf(members);
    }
}
