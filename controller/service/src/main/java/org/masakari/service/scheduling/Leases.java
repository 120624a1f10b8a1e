package org.masakari.service.scheduling;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.masakari.engine.port.Claim;
import org.masakari.engine.port.ClaimGuard;
import org.masakari.engine.port.ClaimLostException;

/**
 * How long this process may act on its claims, by its own monotonic clock.
 *
 * <p>A process that was suspended finds its leases run out before it makes another call, whatever
 * the database says by then.
 */
final class Leases implements ClaimGuard {
    private final long validNanos;
    private final Map<Claim, Long> deadlines = new ConcurrentHashMap<>();

    /**
     * Leases of one length.
     *
     * @param lease what the database grants; acted on for four fifths of it, so that ours ends
     *     first
     */
    Leases(Duration lease) {
        this.validNanos = lease.toNanos() / 5 * 4;
    }

    /**
     * Notes a grant.
     *
     * @param askedAtNanos {@link System#nanoTime} before the database was asked
     */
    void granted(Claim claim, long askedAtNanos) {
        deadlines.put(claim, askedAtNanos + validNanos);
    }

    /** Drops what ran out long ago, such as the claims of recoveries that have ended. */
    void forgetOld() {
        long longAgo = System.nanoTime() - 10 * validNanos;
        deadlines.values().removeIf(deadline -> deadline - longAgo < 0);
    }

    void forget(Claim claim) {
        deadlines.remove(claim);
    }

    @Override
    public void check(Claim claim) {
        Long deadline = deadlines.get(claim);
        if (deadline == null || System.nanoTime() - deadline > 0) {
            throw new ClaimLostException(claim);
        }
    }
}
