package org.masakari.cli.recovery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.session.Pause;

/**
 * How long to go on looking.
 *
 * @param deadline null for ever
 */
record Patience(Clock clock, Pause pause, @Nullable Instant deadline) {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    /** Waits for the next look; false if the time is up instead. */
    boolean untilNextLook() throws InterruptedException {
        if (deadline != null && !clock.instant().isBefore(deadline)) {
            return false;
        }
        pause.pass(BETWEEN_LOOKS);
        return true;
    }
}
