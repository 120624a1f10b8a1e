package org.masakari.hostmonitor.judge;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one node; kept on disk.
 *
 * @param lastOnline when a quorate look last showed it as a full member; null if never
 * @param settled when the newest fencing that has been dealt with was completed; null if none
 * @param refusedClaim the same for the newest manual acknowledgement that was not believed
 * @param away true from the report of its fencing to the report of its return
 * @param candidate a fencing that waits for the cluster's view; null if none
 * @param loss since the cluster has lost it and not fenced it; null if it has not
 */
public record NodeRecord(
        @Nullable Instant lastOnline,
        @Nullable Instant settled,
        @Nullable Instant refusedClaim,
        boolean away,
        @Nullable Candidate candidate,
        @Nullable Loss loss) {

    /** Nothing is known. */
    public static final NodeRecord BLANK = new NodeRecord(null, null, null, false, null, null);

    /**
     * One failure can have several successful operations, and their sources tell the time a little
     * differently: what was completed within this time of a settled one belongs to it.
     */
    static final Duration SAME_FAILURE = Duration.ofSeconds(10);

    /** True while something is still to come. */
    boolean isOpen() {
        return away || candidate != null || loss != null;
    }

    /** True if {@code fencing} has been dealt with, or was overtaken by one that has. */
    boolean covers(FencingReport fencing) {
        return reaches(settled, fencing) || (fencing.claimed() && reaches(refusedClaim, fencing));
    }

    private static boolean reaches(@Nullable Instant dealtWith, FencingReport fencing) {
        return dealtWith != null && !fencing.completedAt().isAfter(dealtWith.plus(SAME_FAILURE));
    }

    NodeRecord withCandidate(@Nullable Candidate next) {
        return new NodeRecord(lastOnline, settled, refusedClaim, away, next, loss);
    }

    NodeRecord afterRestart() {
        return candidate == null ? this : withCandidate(candidate.afterRestart());
    }

    NodeRecord withLoss(@Nullable Loss next) {
        return new NodeRecord(lastOnline, settled, refusedClaim, away, candidate, next);
    }

    NodeRecord online(Instant now) {
        return new NodeRecord(now, settled, refusedClaim, away, candidate, loss);
    }

    NodeRecord reported(FencingReport fencing) {
        return new NodeRecord(
                lastOnline, later(settled, fencing.completedAt()), refusedClaim, true, null, null);
    }

    NodeRecord dropped(FencingReport fencing) {
        return new NodeRecord(
                lastOnline, later(settled, fencing.completedAt()), refusedClaim, away, null, loss);
    }

    NodeRecord refusedClaim(FencingReport claim) {
        return new NodeRecord(
                lastOnline, settled, later(refusedClaim, claim.completedAt()), away, null, loss);
    }

    NodeRecord returned() {
        return new NodeRecord(lastOnline, settled, refusedClaim, false, candidate, loss);
    }

    private static Instant later(@Nullable Instant a, Instant b) {
        return a != null && a.isAfter(b) ? a : b;
    }
}
