package org.masakari.engine.policy;

import java.time.Duration;

/**
 * How a host comes back into service.
 *
 * @param stableFor time that it must have been back
 * @param failuresAtMost failures of one host within the window before its return waits for a person
 * @param window failures that lie further back do not count for that
 */
public record ReturnPolicy(Duration stableFor, int failuresAtMost, Duration window) {

    /** The defaults. */
    public static final ReturnPolicy DEFAULT =
            new ReturnPolicy(Duration.ofSeconds(30), 3, Duration.ofHours(1));
}
