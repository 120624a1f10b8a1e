package org.masakari.protocol.outbox;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: doubling, with jitter, so that the monitors of a
 * cluster do not come all at once.
 *
 * @param first after the first failure
 * @param longest at most
 * @param random between half of the wait and all of it
 */
public record Backoff(Duration first, Duration longest, RandomGenerator random) {

    /** From 100 ms to 5 s: a controller that restarts is found again at once. */
    public static Backoff standard(RandomGenerator random) {
        return new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5), random);
    }

    /**
     * The wait after so many failures in a row.
     *
     * @param failures at least 1
     */
    public Duration after(int failures) {
        long doubled = first.toMillis() << Math.min(failures - 1, 20);
        long millis = Math.max(1, Math.min(doubled, longest.toMillis()));
        return Duration.ofMillis(millis - (millis / 2 > 0 ? random.nextLong(millis / 2) : 0));
    }
}
