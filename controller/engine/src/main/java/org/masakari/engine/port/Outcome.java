package org.masakari.engine.port;

import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a remote call ended. Expected ends are values; an exception means a bug.
 *
 * @param <T> what a call that was done gives
 */
public sealed interface Outcome<T extends @Nullable Object> {

    /** What went wrong, for people; empty if nothing did. */
    String why();

    /** The same outcome, with {@code reader} applied to what was done. */
    default <R extends @Nullable Object> Outcome<R> map(Function<T, R> reader) {
        return then(value -> new Done<>(reader.apply(value)));
    }

    /** What {@code next} leads to if this was done, else the same failure. */
    default <R extends @Nullable Object> Outcome<R> then(Function<T, Outcome<R>> next) {
        if (this instanceof Done<T> done) {
            return next.apply(done.value());
        }
        if (this instanceof Refused) {
            return new Refused<>(why());
        }
        if (this instanceof Unavailable<T> busy) {
            return new Unavailable<>(busy.why(), busy.retryAfter());
        }
        return new Unknown<>(why());
    }

    /** The call had its effect. */
    record Done<T extends @Nullable Object>(T value) implements Outcome<T> {
        @Override
        public String why() {
            return "";
        }
    }

    /** The other side said no: the call certainly had no effect, and asking again may not help. */
    record Refused<T extends @Nullable Object>(String why) implements Outcome<T> {}

    /** The call certainly had no effect because the other side could not take it now. */
    record Unavailable<T extends @Nullable Object>(String why, Duration retryAfter)
            implements Outcome<T> {}

    /** Nobody knows whether the call had its effect: look before it is made again. */
    record Unknown<T extends @Nullable Object>(String why) implements Outcome<T> {}
}
