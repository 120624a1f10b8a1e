package org.masakari.hostmonitor.judge;

import java.time.Duration;
import java.time.Instant;

/**
 * A successful fencing that the cluster's view has not confirmed yet.
 *
 * @param since when it was first heard of
 * @param looks how often the cluster was looked at since
 */
public record Candidate(FencingReport fencing, Instant since, int looks) {
    private static final Duration FIRST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    Candidate lookedOnceMore() {
        return new Candidate(fencing, since, looks + 1);
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
