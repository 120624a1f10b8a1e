package org.masakari.engine.moves;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.Target;

/**
 * The latest try at a move.
 *
 * @param number 0 before the first evacuate call, then 1, 2, …
 * @param at when its call was journaled, or when its answer was lost; before the first, null
 * @param notBefore the earliest time of the next call; null if it may be made at once
 * @param afterMigration the highest migration number that belongs to something earlier: this
 *     attempt's own record has a higher one
 * @param target where it was to go; null before the first
 * @param request Nova's id of the request; null until Nova has answered
 * @param inVain targets of the tries that failed for certain, oldest first
 */
public record Attempt(
        int number,
        @Nullable Instant at,
        @Nullable Instant notBefore,
        long afterMigration,
        @Nullable Target target,
        @Nullable String request,
        List<Target> inVain) {

    public Attempt {
        inVain = List.copyOf(inVain);
    }

    static Attempt none(long baselineMigration) {
        return new Attempt(0, null, null, baselineMigration, null, null, List.of());
    }

    Attempt next(Target to, Instant now) {
        return new Attempt(number + 1, now, null, afterMigration, to, null, inVain);
    }

    Attempt answered(String requestId) {
        return new Attempt(number, at, notBefore, afterMigration, target, requestId, inVain);
    }

    /** Its answer was lost: from now on Nova has time to show what became of it. */
    Attempt lost(Instant now) {
        return new Attempt(number, now, notBefore, afterMigration, target, request, inVain);
    }

    Attempt retryAt(Instant earliest, long lastMigration) {
        List<Target> failed = new ArrayList<>(inVain);
        if (target != null) {
            failed.add(target);
        }
        long after = Math.max(afterMigration, lastMigration);
        return new Attempt(number, at, earliest, after, target, request, failed);
    }

    /** The same attempt not counted, because its call never reached Nova. */
    Attempt notMade(Instant earliest) {
        return new Attempt(number - 1, null, earliest, afterMigration, null, null, inVain);
    }

    /** How many tries at {@code to} have failed. */
    public long failuresAt(Target to) {
        return inVain.stream().filter(to::equals).count();
    }
}
