package org.masakari.engine.driver;

import java.time.Duration;
import org.masakari.engine.port.Outcome;

/** Outcomes of a call that is made of others. */
final class Outcomes {
    private Outcomes() {}

    /** The same failure, of another type. */
    static <T> Outcome<T> failedLike(Outcome<?> failed) {
        if (failed instanceof Outcome.Refused<?> refused) {
            return new Outcome.Refused<>(refused.why());
        }
        if (failed instanceof Outcome.Unavailable<?> busy) {
            return new Outcome.Unavailable<>(busy.why(), busy.retryAfter());
        }
        return failed instanceof Outcome.Unknown<?> unknown
                ? new Outcome.Unknown<>(unknown.why())
                : new Outcome.Unavailable<>("no failure", Duration.ZERO);
    }
}
