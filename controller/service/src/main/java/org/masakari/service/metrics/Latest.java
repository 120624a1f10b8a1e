package org.masakari.service.metrics;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.masakari.runtime.thread.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A value that is asked for once in a while, by one thread, and never waited for long: whoever
 * hangs holds up no more than that thread.
 *
 * @param <T> the value
 */
final class Latest<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Latest.class);

    private final Supplier<T> source;
    private final long youngNanos;
    private final Duration patience;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(new DaemonThreads("metrics"));
    private @Nullable Future<T> underWay;
    private Optional<T> known = Optional.empty();
    private long knownAtNanos;
    private boolean asked;

    /**
     * Asks nobody yet.
     *
     * @param young how old an answer, also that there is none, may be
     * @param patience how long one is waited for
     */
    Latest(Supplier<T> source, Duration young, Duration patience) {
        this.source = source;
        this.youngNanos = young.toNanos();
        this.patience = patience;
    }

    /** The value; empty if it was not to be had, or not in time. */
    synchronized Optional<T> get() {
        if (!asked || System.nanoTime() - knownAtNanos > youngNanos) {
            known = ask();
            knownAtNanos = System.nanoTime();
            asked = true;
        }
        return known;
    }

    /** Whoever still has not answered is not asked a second time; what came too late is old. */
    private Optional<T> ask() {
        Future<T> before = underWay;
        Future<T> answer = before == null || before.isDone() ? thread.submit(source::get) : before;
        underWay = answer;
        try {
            return Optional.of(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return missing("no answer within " + patience.toMillis() + " ms");
        } catch (ExecutionException e) {
            return missing(String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<T> missing(String why) {
        if (!asked || known.isPresent()) {
            LOG.atWarn()
                    .addKeyValue("error", why)
                    .log("/metrics is answered without what the database knows");
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
