package org.masakari.service.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.masakari.engine.port.StoreUnavailableException;
import org.masakari.protocol.api.PurgeDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps finished history for as long as the config says. The first purge is due an hour after the
 * start: a controller that has just started has better to do.
 */
public final class HourlyPurge {
    private static final Logger LOG = LoggerFactory.getLogger(HourlyPurge.class);
    private static final Duration PERIOD = Duration.ofHours(1);

    private final Retention retention;
    private final Duration keep;
    private final Clock clock;
    private Instant due;

    /**
     * @param keep how long history is kept; zero for ever
     */
    public HourlyPurge(Retention retention, Duration keep, Clock clock) {
        this.retention = retention;
        this.keep = keep;
        this.clock = clock;
        this.due = clock.instant().plus(PERIOD);
    }

    /** Purges if an hour has passed since the last time; more at the next call if that is much. */
    public void runIfDue() {
        Instant now = clock.instant();
        if (keep.isZero() || now.isBefore(due)) {
            return;
        }
        try {
            PurgeDocument purge = retention.purge(now.minus(keep));
            if (!purge.countsNothing()) {
                LOG.info("removed history that is older than {}: {}", keep, purge);
            }
            due = purge.more() ? now : now.plus(PERIOD);
        } catch (StoreUnavailableException e) {
            LOG.atDebug().setCause(e).log("the database is away; history is purged later");
        }
    }
}
