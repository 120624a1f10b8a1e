package org.masakari.processmonitor.judge;

import java.time.Duration;

/**
 * How stubbornly a process is restarted.
 *
 * @param retries tries after the first one that failed, before it is reported
 * @param rebootInterval how long a try's process may take to come, and so the time between tries
 * @param stableFor a process that ends sooner than this after it came is not back
 * @param retryAfterReport time between tries once it is reported; zero: none
 */
public record Policy(
        int retries, Duration rebootInterval, Duration stableFor, Duration retryAfterReport) {

    /** All tries of one pass. */
    int tries() {
        return retries + 1;
    }
}
