package org.masakari.service.scheduling;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.masakari.engine.driver.Work;

/** A bounded pool of threads and a timer. After {@link #close} nothing new is begun. */
public final class ThreadWork implements Work, AutoCloseable {
    private final AtomicInteger count = new AtomicInteger();
    private final ExecutorService threads;
    private final ScheduledThreadPoolExecutor timer;

    /**
     * Starts no thread before it is needed.
     *
     * @param size threads at most; each may be blocked by one call to the cloud or the database
     */
    public ThreadWork(int size) {
        threads = Executors.newFixedThreadPool(size, task -> thread(task, "work-"));
        timer = new ScheduledThreadPoolExecutor(1, task -> thread(task, "timer-"));
        timer.setRemoveOnCancelPolicy(true);
    }

    private Thread thread(Runnable task, String prefix) {
        Thread thread = new Thread(task, prefix + count.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void submit(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            if (!threads.isShutdown()) {
                throw e;
            }
        }
    }

    @Override
    public void schedule(Runnable task, Duration delay) {
        try {
            var unused =
                    timer.schedule(() -> submit(task), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            if (!timer.isShutdown()) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        threads.shutdownNow();
    }
}
