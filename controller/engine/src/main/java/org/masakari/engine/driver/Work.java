package org.masakari.engine.driver;

import java.time.Duration;

/** Where a driver's work runs: threads and a timer in the service, a seeded scheduler in tests. */
public interface Work {

    /** Runs {@code task} soon, on any thread. */
    void submit(Runnable task);

    /** Runs {@code task} after {@code delay}, on any thread. */
    void schedule(Runnable task, Duration delay);
}
