package org.masakari.engine.pace;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.policy.MovePolicy.Pace;

/**
 * How many evacuations Nova is best given at once, found by trying.
 *
 * <p>It counts what is done in a round of as many completions as may be under way, then tries a
 * larger number. More done per second: on it goes, in strides that are the longer the more has come
 * of the last one. No more done: back to the best number so far, which is kept for a while before
 * the next try. A Nova that says it is overloaded halves it at once. Not thread-safe.
 */
final class Window {
    /** A larger number has to get that much more done to be kept. */
    private static final double WORTHWHILE = 1.05;

    /** Fewer completions than this say nothing. */
    private static final int SHORTEST_ROUND = 4;

    private static final double STRIDE = 1.5;
    private static final double FIRST_STRIDE = 2;
    private static final double LONG_STRIDE = 3;

    /** Of a gain in proportion to the number this share justifies a long stride. */
    private static final double MUCH = 0.5;

    private static final int ROUNDS_TO_KEEP = 4;
    private static final Duration OVERLOAD_ONCE_IN = Duration.ofSeconds(1);

    private final Pace bounds;
    private int size;
    private int best;
    private double bestRate;
    private double stride = FIRST_STRIDE;
    private int keptFor;
    private int done;
    private @Nullable Instant roundBegan;
    private @Nullable Instant overloadedAt;

    Window(Pace bounds) {
        this.bounds = bounds;
        this.size = bounds.first();
        this.best = size;
    }

    /** How many may be under way now. */
    int size() {
        return size;
    }

    /** Something is under way from {@code now} on, and nothing was before. */
    void began(Instant now) {
        beginRound(now);
    }

    /**
     * So many are done.
     *
     * @param full true if it was the window that kept more from being under way
     */
    void completed(int count, Instant now, boolean full) {
        if (!full) {
            roundBegan = null;
            return;
        }
        Instant began = roundBegan;
        if (began == null) {
            beginRound(now);
            return;
        }
        done += count;
        if (done >= Math.max(SHORTEST_ROUND, size)) {
            double seconds = Math.max(1e-3, Duration.between(began, now).toNanos() / 1e9);
            endRound(done / seconds);
            beginRound(now);
        }
    }

    /** Nova has said that it is overloaded. What says so within a second counts once. */
    void overloaded(Instant now) {
        Instant before = overloadedAt;
        if (before != null && before.plus(OVERLOAD_ONCE_IN).isAfter(now)) {
            return;
        }
        overloadedAt = now;
        size = Math.max(bounds.fewest(), size / 2);
        best = size;
        bestRate = 0;
        keptFor = 0;
        roundBegan = null;
    }

    private void beginRound(Instant now) {
        roundBegan = now;
        done = 0;
    }

    private void endRound(double rate) {
        if (size == best) {
            bestRate = bestRate == 0 ? rate : (bestRate + rate) / 2;
            keptFor++;
            if (keptFor == 1 || keptFor > ROUNDS_TO_KEEP) {
                tryMore();
            }
        } else if (rate > bestRate * WORTHWHILE) {
            double gain = (rate / bestRate - 1) / ((double) size / best - 1);
            stride = gain >= MUCH ? LONG_STRIDE : STRIDE;
            best = size;
            bestRate = rate;
            keptFor = 1;
            tryMore();
        } else {
            stride = STRIDE;
            size = best;
            keptFor = 2;
        }
    }

    private void tryMore() {
        int more = Math.max(size + 1, (int) (size * stride));
        size = Math.min(more, bounds.most());
        if (size == best) {
            keptFor = 2;
        }
    }
}
