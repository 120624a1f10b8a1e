package org.masakari.hostmonitor;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.masakari.hostmonitor.judge.Observation;

/** Where the listeners' threads put what they heard, for the one thread that judges. */
final class Inbox {
    private final BlockingQueue<Heard> queue = new LinkedBlockingQueue<>();

    /**
     * Something heard.
     *
     * @param done to be run when it has been dealt with
     */
    record Heard(Observation observation, Runnable done) {}

    void put(Observation observation) {
        put(observation, () -> {});
    }

    void put(Observation observation, Runnable done) {
        queue.add(new Heard(observation, done));
    }

    /** What is there; null if nothing came in time. */
    @Nullable Heard poll(Duration wait) throws InterruptedException {
        return queue.poll(Math.max(0, wait.toNanos()), TimeUnit.NANOSECONDS);
    }

    /** What is there at once; null if nothing. */
    @Nullable Heard poll() {
        return queue.poll();
    }
}
