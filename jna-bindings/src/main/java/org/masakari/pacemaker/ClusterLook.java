package org.masakari.pacemaker;

/** What came of asking the cluster. */
public sealed interface ClusterLook {

    /** It answered. */
    record Seen(ClusterView view) implements ClusterLook {}

    /** It did not: Pacemaker is down here, {@code crm_mon} is missing or hangs. */
    record Failed(String reason) implements ClusterLook {}
}
