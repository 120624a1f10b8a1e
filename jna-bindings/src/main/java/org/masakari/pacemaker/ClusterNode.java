package org.masakari.pacemaker;

import org.jspecify.annotations.Nullable;

/**
 * A node as {@code crm_mon} shows it.
 *
 * @param remote true for a {@code pacemaker_remote} node
 * @param online the flag of that name, which alone proves nothing: see {@link #condition}
 * @param unclean the cluster does not know whether it is off
 * @param pending it is joining, or Pacemaker has stopped while Corosync runs
 * @param maintenance Pacemaker leaves alone what runs there
 * @param connectionRole the role of a remote node's connection resource, such as {@code Started};
 *     null for a member, and for a remote node that has no resource of its name
 */
public record ClusterNode(
        String name,
        boolean remote,
        boolean online,
        boolean unclean,
        boolean pending,
        boolean maintenance,
        @Nullable String connectionRole) {

    /**
     * What the flags come down to. A remote node that was fenced and is still off is shown as
     * online while the cluster tries to connect to it again: it is online only if its connection is
     * {@code Started}.
     */
    public NodeCondition condition() {
        if (unclean) {
            return NodeCondition.UNCLEAN;
        }
        if (!online || (connectionRole != null && !connectionRole.equals("Started"))) {
            return NodeCondition.OFFLINE;
        }
        return pending ? NodeCondition.JOINING : NodeCondition.ONLINE;
    }
}
