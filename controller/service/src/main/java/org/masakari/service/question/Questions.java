package org.masakari.service.question;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.masakari.runtime.thread.DaemonThreads;

/**
 * Questions to those who may hang: each waits for a bounded time, and not more than some wait at
 * once, so that nobody who hangs can keep the API's threads from reports.
 */
public final class Questions implements AutoCloseable {
    /** Less than clients wait for an answer (10 s). */
    public static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final long KEEP_THREADS_SECONDS = 10;

    private final Duration patience;
    private final ExecutorService threads;

    /**
     * @param name of the threads that wait
     * @param atOnce how many questions may wait for their answer; more are not asked
     * @param patience how long each waits
     */
    public Questions(String name, int atOnce, Duration patience) {
        this.patience = patience;
        threads =
                new ThreadPoolExecutor(
                        0,
                        atOnce,
                        KEEP_THREADS_SECONDS,
                        TimeUnit.SECONDS,
                        new SynchronousQueue<>(),
                        new DaemonThreads(name));
    }

    /**
     * The answer of {@code other}, or what {@code failed} makes of the reason that there is none.
     */
    public <T extends @Nullable Object> CompletableFuture<T> ask(
            Supplier<T> other, Function<String, T> failed) {
        try {
            return CompletableFuture.supplyAsync(other, threads)
                    .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .exceptionally(error -> failed.apply(reason(error)));
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(
                    failed.apply("it was not asked: earlier questions still wait for an answer"));
        }
    }

    private String reason(Throwable error) {
        Throwable cause = error;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof TimeoutException) {
            return "no answer within " + patience.toSeconds() + " s";
        }
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
