package org.masakari.engine.gate;

import org.masakari.engine.recovery.Policy;

/**
 * The fifth law: where much of a segment fails at once, something larger is wrong, and evacuating
 * everything onto what is left would make it worse.
 */
public final class ThresholdGate {
    private ThresholdGate() {}

    /** One failed host is always recovered; more only up to the policy's share of the segment. */
    public static Verdict judge(SegmentLoad load, Policy policy) {
        int allowed = Math.max(1, load.hosts() * policy.failedShareAtMost() / 100);
        if (load.failed() <= allowed) {
            return new Verdict.Open();
        }
        return new Verdict.Hold(
                load.failed()
                        + " of the segment's "
                        + load.hosts()
                        + " hosts have failed, more than failed_share_at_most ("
                        + policy.failedShareAtMost()
                        + " %) allows: look for the common cause, then release it with"
                        + " \"masakari recovery retry\"");
    }
}
