package org.masakari.engine.recovery;

import java.time.Duration;

/**
 * What an operator may set about recoveries.
 *
 * @param evidenceMaxAge a fencing older than this needs a person to look first
 * @param acceptOperatorEvidence true if a manual acknowledgement alone may start a recovery
 * @param failedShareAtMost percentage of a segment's hosts that may have failed at once; one may
 *     always
 * @param failureWindow failures that lie further back do not count for that
 * @param maxInFlight evacuations under way at once, per recovery
 * @param maxAttempts evacuate calls per instance, when the earlier ones failed for certain
 * @param retryDelay time between two attempts at the same instance
 * @param moveTimeout time that one evacuation may take
 * @param recoveryTimeout time that the whole recovery may take
 * @param watchInterval time between two looks at Nova's migration records
 * @param settleTime time after which an evacuate call without an answer that left no trace in Nova
 *     is taken for not made
 */
public record Policy(
        Duration evidenceMaxAge,
        boolean acceptOperatorEvidence,
        int failedShareAtMost,
        Duration failureWindow,
        int maxInFlight,
        int maxAttempts,
        Duration retryDelay,
        Duration moveTimeout,
        Duration recoveryTimeout,
        Duration watchInterval,
        Duration settleTime) {

    /** The defaults. */
    public static final Policy DEFAULT =
            new Policy(
                    Duration.ofMinutes(15),
                    false,
                    50,
                    Duration.ofHours(1),
                    4,
                    3,
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofMillis(300),
                    Duration.ofSeconds(10));
}
