package org.masakari.service.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.masakari.engine.port.StoreUnavailableException;
import org.masakari.protocol.api.PurgeDocument;

class HourlyPurgeTest {
    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");
    private static final Duration KEEP = Duration.ofDays(30);

    private final Remembering retention = new Remembering();
    private final Hands clock = new Hands();

    /** Remembers what it was to purge. */
    private static final class Remembering implements Retention {
        final List<Instant> purged = new ArrayList<>();
        boolean more;
        boolean away;

        @Override
        public PurgeDocument purge(Instant before) {
            purged.add(before);
            if (away) {
                throw new StoreUnavailableException("away", new IllegalStateException());
            }
            return new PurgeDocument(before, false, more, 1, 1, 1, 1, 1);
        }

        @Override
        public PurgeDocument purgeable(Instant before) {
            throw new UnsupportedOperationException();
        }
    }

    /** A clock that the test moves. */
    private static final class Hands extends Clock {
        Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private void runEachMinute(Duration keep, int minutes) {
        HourlyPurge purge = new HourlyPurge(retention, keep, clock);
        for (int minute = 0; minute <= minutes; minute++) {
            clock.now = START.plus(Duration.ofMinutes(minute));
            purge.runIfDue();
        }
    }

    @Test
    void purgesEachHourWhatIsOlder() {
        runEachMinute(KEEP, 150);

        assertThat(retention.purged)
                .containsExactly(
                        START.plus(Duration.ofHours(1)).minus(KEEP),
                        START.plus(Duration.ofHours(2)).minus(KEEP));
    }

    @Test
    void goesOnAtOnceWhileThereIsMore() {
        retention.more = true;

        runEachMinute(KEEP, 62);

        assertThat(retention.purged).hasSize(3);
    }

    @Test
    void triesAgainAfterTheDatabaseWasAway() {
        retention.away = true;

        runEachMinute(KEEP, 61);

        assertThat(retention.purged).hasSize(2);
    }

    @Test
    void keepsAllForEverWhereToldTo() {
        runEachMinute(Duration.ZERO, 150);

        assertThat(retention.purged).isEmpty();
    }
}
