package org.masakari.engine.simulation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/**
 * A clock and a scheduler in one: everything happens in one thread, in an order the seed decides.
 *
 * <p>Somebody who waits for an answer lets the others go on meanwhile ({@link #pass}).
 */
final class VirtualTime extends Clock {
    static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

    /** More waiting inside waiting than this is cut short. */
    private static final int DEEPEST = 40;

    private record Task(long at, long order, Runnable work) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            return at == other.at ? Long.compare(order, other.order) : Long.compare(at, other.at);
        }
    }

    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private final Runnable afterEach;
    private long now;
    private long order;
    private int depth;

    VirtualTime(Runnable afterEach) {
        this.afterEach = afterEach;
    }

    /** Milliseconds since the beginning of the world. */
    long elapsed() {
        return now;
    }

    void after(long millis, Runnable task) {
        tasks.add(new Task(now + millis, order++, task));
    }

    /** Does the next thing; false if there is nothing left to do. */
    boolean step() {
        Task next = tasks.poll();
        if (next == null) {
            return false;
        }
        now = Math.max(now, next.at());
        next.work().run();
        afterEach.run();
        return true;
    }

    /** Others go on for that long while the caller waits. */
    void pass(long millis) {
        if (depth >= DEEPEST) {
            return;
        }
        long until = now + millis;
        depth++;
        try {
            for (Task next = tasks.peek();
                    next != null && next.at() <= until;
                    next = tasks.peek()) {
                step();
            }
        } finally {
            depth--;
        }
        now = Math.max(now, until);
    }

    /** Others go on while the caller waits for {@code waiting} to be over. */
    void passWhile(BooleanSupplier waiting) {
        depth++;
        try {
            while (waiting.getAsBoolean()) {
                if (!step()) {
                    throw new AssertionError("waits for ever");
                }
            }
        } finally {
            depth--;
        }
    }

    @Override
    public Instant instant() {
        return START.plusMillis(now);
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
