package org.masakari.pacemaker;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the fencing history, which carries no operation id.
 *
 * @param completed by the fencer's clock of the node that was asked, whole seconds (cut off) before
 *     Pacemaker 2.1.6; null while it is pending
 * @param delegate the node that carried it out; {@link FencingEvent#HUMAN} for a manual
 *     acknowledgement
 * @param exitReason why it failed, in the fence agent's words; null from Pacemaker before 2.1.3
 */
public record PastFencing(
        String target,
        String action,
        Status status,
        @Nullable Instant completed,
        @Nullable String origin,
        @Nullable String delegate,
        @Nullable String client,
        @Nullable String exitReason) {

    /** How it ended. */
    public enum Status {
        SUCCESS,
        FAILED,
        PENDING
    }
}
