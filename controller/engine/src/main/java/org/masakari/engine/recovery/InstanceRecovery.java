package org.masakari.engine.recovery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.InstanceId;

/**
 * The restart of a failed instance on its own host. Immutable.
 *
 * @param header what never changes
 * @param instance the instance
 * @param onlyOptedIn true if its host's segment said, when the recovery was opened, that only
 *     instances with metadata {@code HA_Enabled=True} are recovered
 * @param phase what it has reached
 * @param phaseSince when it reached that
 * @param calledAt when Nova was last asked to stop or start it; null before
 * @param reason what it waits for, or why it ended as it did; null where nothing needs saying
 */
public record InstanceRecovery(
        Header header,
        InstanceId instance,
        boolean onlyOptedIn,
        Phase phase,
        Instant phaseSince,
        @Nullable Instant calledAt,
        @Nullable String reason)
        implements Recovery {

    /** A recovery that was just stored. */
    public static InstanceRecovery received(
            Header header, InstanceId instance, boolean onlyOptedIn) {
        return new InstanceRecovery(
                header, instance, onlyOptedIn, Phase.RECEIVED, header.openedAt(), null, null);
    }

    InstanceRecovery in(Phase next, Instant now, @Nullable String why) {
        phase.refuseUnlessFollowedBy(next);
        Instant since = next == phase ? phaseSince : now;
        return new InstanceRecovery(header, instance, onlyOptedIn, next, since, calledAt, why);
    }

    InstanceRecovery called(Instant now) {
        return new InstanceRecovery(header, instance, onlyOptedIn, phase, phaseSince, now, reason);
    }
}
