package org.masakari.hostmonitor;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * How long the cluster is not looked at. What happens is heard of, and looked at, at once; a look
 * without a cause only finds what was missed, and costs the processor more than all else together.
 *
 * @param usual while there is a reason to be watchful
 * @param fencerHeard whether the fencer itself tells of each fencing now
 */
record Pace(Duration usual, BooleanSupplier fencerHeard) {
    private static final Duration RESTING = Duration.ofSeconds(60);

    /**
     * Until the next look.
     *
     * @param content whether the last one found nothing that is open
     */
    Duration next(boolean content) {
        boolean rests = content && fencerHeard.getAsBoolean() && usual.compareTo(RESTING) < 0;
        return rests ? RESTING : usual;
    }
}
