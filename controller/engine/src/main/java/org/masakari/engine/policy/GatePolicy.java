package org.masakari.engine.policy;

import java.time.Duration;

/**
 * When a recovery may begin.
 *
 * @param evidenceMaxAge a fencing older than this needs a person to look first
 * @param acceptOperatorEvidence true if a manual acknowledgement alone may start a recovery
 * @param failedShareAtMost percentage of a segment's hosts that may have failed at once; one may
 *     always
 * @param failedAtMost number of a segment's hosts that may have failed at once; 0 for no such bound
 * @param failureWindow failures that lie further back do not count for these two
 * @param quietPeriod time after the controller's start in which a person's word alone begins
 *     nothing
 * @param recheck time between two looks at what a held recovery waits for
 */
public record GatePolicy(
        Duration evidenceMaxAge,
        boolean acceptOperatorEvidence,
        int failedShareAtMost,
        int failedAtMost,
        Duration failureWindow,
        Duration quietPeriod,
        Duration recheck) {

    /** The defaults. */
    public static final GatePolicy DEFAULT =
            new GatePolicy(
                    Duration.ofMinutes(15),
                    false,
                    50,
                    0,
                    Duration.ofHours(1),
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(2));
}
