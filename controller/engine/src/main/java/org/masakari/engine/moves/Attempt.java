package org.masakari.engine.moves;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The latest try at a move.
 *
 * @param number 0 before the first evacuate call, then 1, 2, …
 * @param at when its call was journaled; before the first, null
 * @param notBefore the earliest time of the next call; null if it may be made at once
 * @param afterMigration the highest migration number that belongs to something earlier: this
 *     attempt's own record has a higher one
 */
public record Attempt(
        int number, @Nullable Instant at, @Nullable Instant notBefore, long afterMigration) {

    static Attempt none(long baselineMigration) {
        return new Attempt(0, null, null, baselineMigration);
    }

    Attempt next(Instant now) {
        return new Attempt(number + 1, now, null, afterMigration);
    }

    Attempt retryAt(Instant earliest, long lastMigration) {
        return new Attempt(number, at, earliest, Math.max(afterMigration, lastMigration));
    }

    /** The same attempt not counted, because its call never reached Nova. */
    Attempt notMade(Instant earliest) {
        return new Attempt(number - 1, null, earliest, afterMigration);
    }
}
