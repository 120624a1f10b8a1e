package org.masakari.engine.recovery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The way back of a host that is a member of the cluster again. Immutable.
 *
 * @param header what never changes
 * @param phase what it has reached
 * @param lifted true once Nova no longer takes the host for down on our word
 * @param replaces true if the host becomes a reserve, in place of one that was taken for it
 * @param reportingSince since when its nova-compute was seen to report; null before. Not recorded:
 *     after an interruption it is seen again
 * @param reason why it ended as it did, or what it waits for; null where nothing needs saying
 */
public record HostReturn(
        Header header,
        Phase phase,
        boolean lifted,
        boolean replaces,
        @Nullable Instant reportingSince,
        @Nullable String reason)
        implements Recovery {

    /** A return that was just stored. */
    public static HostReturn received(Header header) {
        return new HostReturn(header, Phase.RECEIVED, false, false, null, null);
    }

    HostReturn in(Phase next, @Nullable String why) {
        phase.refuseUnlessFollowedBy(next);
        return new HostReturn(header, next, lifted, replaces, reportingSince, why);
    }

    HostReturn liftedNow() {
        return new HostReturn(header, phase, true, replaces, reportingSince, reason);
    }

    HostReturn replacing(boolean takesPlace) {
        return new HostReturn(header, phase, lifted, takesPlace, reportingSince, reason);
    }

    HostReturn reporting(Instant since) {
        return new HostReturn(header, phase, lifted, replaces, since, reason);
    }
}
