package org.masakari.engine.port;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a remote call ended. Expected ends are values; an exception means a bug.
 *
 * @param <T> what a call that was done gives
 */
public sealed interface Outcome<T extends @Nullable Object> {

    /** The call had its effect. */
    record Done<T extends @Nullable Object>(T value) implements Outcome<T> {}

    /** The other side said no: the call certainly had no effect, and asking again may not help. */
    record Refused<T extends @Nullable Object>(String why) implements Outcome<T> {}

    /** The call certainly had no effect because the other side could not take it now. */
    record Unavailable<T extends @Nullable Object>(String why, Duration retryAfter)
            implements Outcome<T> {}

    /** Nobody knows whether the call had its effect: look before it is made again. */
    record Unknown<T extends @Nullable Object>(String why) implements Outcome<T> {}
}
