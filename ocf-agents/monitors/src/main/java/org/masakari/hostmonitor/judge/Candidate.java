package org.masakari.hostmonitor.judge;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A successful fencing that the cluster's view has not confirmed yet.
 *
 * @param since when it was first heard of
 * @param looks how often the cluster was looked at since
 * @param asked true while the second opinion is awaited
 * @param opinion null until it was given
 */
public record Candidate(
        FencingReport fencing, Instant since, int looks, boolean asked, @Nullable Opinion opinion) {
    private static final Duration FIRST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    static Candidate of(FencingReport fencing, Instant now) {
        return new Candidate(fencing, now, 0, false, null);
    }

    /** The same failure, told better by {@code other}. */
    Candidate toldBy(FencingReport other, Instant now) {
        return new Candidate(other, now, 0, asked, opinion);
    }

    Candidate lookedOnceMore() {
        return new Candidate(fencing, since, looks + 1, asked, opinion);
    }

    Candidate awaitingOpinion() {
        return new Candidate(fencing, since, looks, true, null);
    }

    Candidate given(Opinion heard) {
        return new Candidate(fencing, since, looks, false, heard);
    }

    /** For a new process, which nobody will answer a question of the old one. */
    Candidate afterRestart() {
        return new Candidate(fencing, since, looks, false, opinion);
    }

    /**
     * The cluster's flags trail the event by 30 to 330 ms: quickly first, then more slowly; a look
     * itself takes some 25 ms.
     */
    Duration nextLook() {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(looks / 2, 10));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    Duration waited(Instant now) {
        return Duration.between(since, now);
    }
}
