package org.masakari.service.journal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.StoreUnavailableException;

/**
 * Lets as many at the database as there are connections, in the order in which they came. The pool
 * itself lends a connection to whoever asks at the right moment: where more ask than it has, some
 * are overtaken again and again.
 */
final class Turns {
    private final Semaphore free;
    private final Duration patience;

    /**
     * @param patience how long a turn is waited for
     */
    Turns(int connections, Duration patience) {
        this.free = new Semaphore(connections, true);
        this.patience = patience;
    }

    /**
     * Does {@code work} when its turn has come; it must not ask for another turn.
     *
     * @throws StoreUnavailableException if none comes in time
     */
    <T extends @Nullable Object> T inTurn(Supplier<T> work) {
        await();
        try {
            return work.get();
        } finally {
            free.release();
        }
    }

    private void await() {
        try {
            if (!free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new StoreUnavailableException(
                        "the database cannot be used",
                        new TimeoutException(
                                "no connection has become free within "
                                        + patience.toSeconds()
                                        + " s"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("interrupted before the database was asked", e);
        }
    }

    /** How many wait for their turn. */
    int waiting() {
        return free.getQueueLength();
    }
}
