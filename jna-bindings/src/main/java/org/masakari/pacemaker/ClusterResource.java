package org.masakari.pacemaker;

import java.util.List;

/**
 * One resource, or one instance of a clone.
 *
 * @param id of the primitive, the same for each instance of a clone
 * @param agent such as {@code ocf:masakari:hostmonitor}
 * @param role such as {@code Started}
 * @param failed true if its last operation failed
 * @param managed false if Pacemaker leaves it alone
 * @param nodes where it runs
 */
public record ClusterResource(
        String id, String agent, String role, boolean failed, boolean managed, List<String> nodes) {
    static final String REMOTE = ":pacemaker:remote";

    public ClusterResource {
        nodes = List.copyOf(nodes);
    }

    /** True if it is the connection to a remote node of its name. */
    boolean isConnection() {
        return agent.endsWith(REMOTE);
    }
}
