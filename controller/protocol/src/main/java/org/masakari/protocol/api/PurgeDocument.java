package org.masakari.protocol.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;

/**
 * What was removed of the finished history, or would be.
 *
 * @param before only what was finished before that
 * @param dryRun true if nothing was removed: the counts say what would be
 * @param more true if this call has removed as much as one call may: ask again
 * @param notifications also those that had led to nothing
 */
@JsonNaming(SnakeCaseStrategy.class)
public record PurgeDocument(
        Instant before,
        boolean dryRun,
        boolean more,
        long incidents,
        long recoveries,
        long notifications,
        long vmMoves,
        long steps) {

    /** What this and a later call have removed together. */
    public PurgeDocument plus(PurgeDocument later) {
        return new PurgeDocument(
                before,
                dryRun,
                later.more,
                incidents + later.incidents,
                recoveries + later.recoveries,
                notifications + later.notifications,
                vmMoves + later.vmMoves,
                steps + later.steps);
    }

    /** True if nothing was, or would be, removed. */
    public boolean countsNothing() {
        return incidents + recoveries + notifications + vmMoves + steps == 0;
    }
}
