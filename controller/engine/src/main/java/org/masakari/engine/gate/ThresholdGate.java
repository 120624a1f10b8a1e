package org.masakari.engine.gate;

import java.util.Optional;
import org.masakari.engine.policy.GatePolicy;

/**
 * The fifth law: where much of a segment fails at once, something larger is wrong, and evacuating
 * everything onto what is left would make it worse.
 */
public final class ThresholdGate {
    static final String HAVE_FAILED = " have failed, more than ";

    private ThresholdGate() {}

    /**
     * Why the next one has to wait; empty if it has not. One failed host is always recovered; more
     * only up to the policy's share and number.
     */
    public static Optional<String> holds(SegmentState state, GatePolicy policy) {
        int byShare = Math.max(1, state.hosts() * policy.failedShareAtMost() / 100);
        boolean byNumber = policy.failedAtMost() > 0 && policy.failedAtMost() < byShare;
        int allowed = byNumber ? policy.failedAtMost() : byShare;
        if (state.failed() <= allowed) {
            return Optional.empty();
        }
        String bound =
                byNumber
                        ? "failed_at_most (" + policy.failedAtMost() + ")"
                        : "failed_share_at_most (" + policy.failedShareAtMost() + " %)";
        return Optional.of(
                state.failed()
                        + " of the "
                        + state.hosts()
                        + " hosts of segment "
                        + state.segment()
                        + HAVE_FAILED
                        + bound
                        + " allows: look for the common cause. It goes on when enough of them are"
                        + " back, or when \"masakari recovery retry\" releases it");
    }
}
