package org.masakari.service.retention;

import java.time.Duration;
import java.time.Instant;
import org.masakari.protocol.api.PurgeDocument;

/**
 * Removes finished history. What is under way is never touched, and neither is what a later
 * decision needs. Any number of controllers may do so at once.
 */
public interface Retention {
    /**
     * Less would remove what a monitor may still report again, and what recent failures are counted
     * by.
     */
    Duration SHORTEST = Duration.ofDays(1);

    /**
     * Removes incidents and recoveries, with all that belongs to them, that were closed and settled
     * before that time, and notifications that came before it and led to nothing. Bounded: where
     * there is more, the answer says so.
     */
    PurgeDocument purge(Instant before);

    /** What {@link #purge} would remove in the end. */
    PurgeDocument purgeable(Instant before);
}
