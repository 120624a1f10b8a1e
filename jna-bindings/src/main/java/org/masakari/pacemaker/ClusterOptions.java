package org.masakari.pacemaker;

/**
 * The cluster's options that decide whether a failure is fenced.
 *
 * @param fencing {@code stonith-enabled}
 * @param maintenance {@code maintenance-mode}: Pacemaker watches nothing, so it notices no failure
 *     of a remote node
 */
public record ClusterOptions(boolean fencing, boolean maintenance) {
    /** As it should be. */
    public static final ClusterOptions USUAL = new ClusterOptions(true, false);
}
