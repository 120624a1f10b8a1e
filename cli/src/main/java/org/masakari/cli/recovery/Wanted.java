package org.masakari.cli.recovery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.RecoveryDocument;

/**
 * Which recovery to watch when no id is given.
 *
 * @param host of this host; null for any
 * @param since one that was opened at this time or later is wanted even if it has ended; null if
 *     only those that go on are
 */
record Wanted(@Nullable HostName host, @Nullable Instant since) {

    /** True for a recovery, not a return, of the host. */
    boolean matches(RecoveryDocument recovery) {
        return recovery.kind().equals("recovery") && (host == null || host.equals(recovery.host()));
    }

    /** True for one that had ended before anybody began to watch. */
    boolean isOver(RecoveryDocument recovery) {
        return recovery.endedAt() != null && (since == null || recovery.openedAt().isBefore(since));
    }
}
