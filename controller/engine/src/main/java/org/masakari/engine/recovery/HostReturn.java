package org.masakari.engine.recovery;

import org.jspecify.annotations.Nullable;

/**
 * The way back of a host that is a member of the cluster again. Immutable.
 *
 * @param header what never changes
 * @param phase what it has reached
 * @param lifted true once Nova no longer takes the host for down on our word
 * @param reason why it ended as it did, or what it waits for; null where nothing needs saying
 */
public record HostReturn(Header header, Phase phase, boolean lifted, @Nullable String reason)
        implements Recovery {

    /** A return that was just stored. */
    public static HostReturn received(Header header) {
        return new HostReturn(header, Phase.RECEIVED, false, null);
    }

    HostReturn in(Phase next, @Nullable String why) {
        if (phase != next && !phase.successors().contains(next)) {
            throw new IllegalStateException(phase + " may not be followed by " + next);
        }
        return new HostReturn(header, next, lifted, why);
    }

    HostReturn liftedNow() {
        return new HostReturn(header, phase, true, reason);
    }
}
