package org.masakari.cli.recovery;

import org.masakari.protocol.api.RecoveryDocument;

/** How many of a recovery's moves stand where. */
record Progress(String phase, long total, long succeeded, long failed, long skipped) {

    static Progress of(RecoveryDocument recovery) {
        return new Progress(
                recovery.phase(),
                recovery.moves().size(),
                count(recovery, "succeeded"),
                count(recovery, "failed"),
                count(recovery, "ignored"));
    }

    private static long count(RecoveryDocument recovery, String status) {
        return recovery.moves().stream().filter(move -> move.status().equals(status)).count();
    }

    /** Such as {@code evacuating: 3 of 10 moved, 0 failed, 1 skipped}. */
    @Override
    public String toString() {
        return phase
                + ": "
                + succeeded
                + " of "
                + total
                + " moved, "
                + failed
                + " failed, "
                + skipped
                + " skipped";
    }
}
