package org.masakari.engine.recovery;

import org.jspecify.annotations.Nullable;

/**
 * What is done about a process on a host that failed, or that is back: the host goes out of
 * service, or into it again. Immutable.
 *
 * @param header what never changes
 * @param process the process's name
 * @param back true if the process is back; false if it has failed
 * @param phase what it has reached
 * @param reason what it waits for, or why it ended as it did; null where nothing needs saying
 */
public record ProcessRecovery(
        Header header, String process, boolean back, Phase phase, @Nullable String reason)
        implements Recovery {

    /** A recovery that was just stored. */
    public static ProcessRecovery received(Header header, String process, boolean back) {
        return new ProcessRecovery(header, process, back, Phase.RECEIVED, null);
    }

    ProcessRecovery in(Phase next, @Nullable String why) {
        phase.refuseUnlessFollowedBy(next);
        return new ProcessRecovery(header, process, back, next, why);
    }
}
