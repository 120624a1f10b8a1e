package org.masakari.engine.recovery;

import java.time.Duration;
import org.masakari.engine.port.Outcome;

/** How long to wait before a call is made again. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private Backoff() {}

    /** Doubles from 100 ms to 5 s; longer only if the other side asked for it. */
    static Duration after(int attempt, Outcome<?> outcome) {
        Duration own = FIRST.multipliedBy(1L << Math.min(attempt - 1, 10));
        Duration bounded = own.compareTo(LONGEST) > 0 ? LONGEST : own;
        return outcome instanceof Outcome.Unavailable<?> busy
                        && busy.retryAfter().compareTo(bounded) > 0
                ? busy.retryAfter()
                : bounded;
    }
}
