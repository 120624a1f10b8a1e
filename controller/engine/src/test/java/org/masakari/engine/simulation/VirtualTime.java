package org.masakari.engine.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import org.masakari.engine.driver.Work;

/**
 * A clock and a scheduler in one: everything happens in one thread, in an order the seed decides.
 */
final class VirtualTime extends Clock implements Work {
    static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

    private record Task(Instant at, long order, Runnable work) {}

    private final Random random;
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::at).thenComparing(Task::order));
    private Instant now = START;
    private long order;

    VirtualTime(Random random) {
        this.random = random;
    }

    /** Soon: after 0 to 40 ms, so that things overtake one another. */
    @Override
    public void submit(Runnable task) {
        schedule(task, Duration.ofMillis(random.nextInt(40)));
    }

    @Override
    public void schedule(Runnable task, Duration delay) {
        tasks.add(new Task(now.plus(delay), order++, task));
    }

    /** Does the next thing; false if there is nothing left to do. */
    boolean step() {
        Task next = tasks.poll();
        if (next == null) {
            return false;
        }
        now = next.at();
        next.work().run();
        return true;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
