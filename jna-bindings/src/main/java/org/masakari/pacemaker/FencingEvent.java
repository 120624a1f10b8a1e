package org.masakari.pacemaker;

import org.jspecify.annotations.Nullable;

/**
 * One fencing operation that the fencer reports as finished, well or not.
 *
 * @param operationId the operation's UUID, the same on every node; null if the fencer sent none
 * @param result 0 for success, else a negative errno ({@code -61}: the fence agent failed)
 * @param origin the node that asked for it
 * @param target the node that was, or was not, fenced
 * @param action {@code off}, {@code reboot}, or {@code on} (unfencing)
 * @param executioner the node that carried it out; {@value #HUMAN} for a manual acknowledgement
 * @param client the process that asked for it
 */
public record FencingEvent(
        @Nullable String operationId,
        int result,
        @Nullable String origin,
        String target,
        String action,
        @Nullable String executioner,
        @Nullable String client) {

    /** What Pacemaker writes as executioner for {@code stonith_admin --confirm}. */
    public static final String HUMAN = "a human";
}
