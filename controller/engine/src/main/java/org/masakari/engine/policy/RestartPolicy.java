package org.masakari.engine.policy;

import java.time.Duration;

/**
 * How a failed instance is restarted.
 *
 * @param restartsAtMost restarts of one instance within the window
 * @param window restarts that lie further back do not count for that
 * @param stopTimeout time in which it must be stopped
 * @param startTimeout time in which it must run again
 * @param interval time between two looks at the instance
 */
public record RestartPolicy(
        int restartsAtMost,
        Duration window,
        Duration stopTimeout,
        Duration startTimeout,
        Duration interval) {

    /** The defaults; number and window are those of the original. */
    public static final RestartPolicy DEFAULT =
            new RestartPolicy(
                    3,
                    Duration.ofSeconds(300),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(2),
                    Duration.ofSeconds(1));
}
