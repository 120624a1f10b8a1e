package org.masakari.service.journal;

import java.time.Duration;

/**
 * Who claims recoveries, and for how long.
 *
 * @param controller the controller's name, for people
 * @param leaseMicros how long a claim holds without being renewed
 */
record Claimant(String controller, long leaseMicros) {

    Claimant(String controller, Duration lease) {
        this(controller, lease.toNanos() / 1000);
    }
}
