package org.masakari.service.scale;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.LongAdder;

/** Times what the threads of drivers do, from one mark to the next. */
final class Meter {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** What threads have spent on one thing. */
    static final class Spent {
        private final LongAdder times = new LongAdder();
        private final LongAdder wallNanos = new LongAdder();
        private final LongAdder cpuNanos = new LongAdder();

        long times() {
            return times.sum();
        }

        double wallMillis() {
            return wallNanos.sum() / 1e6;
        }

        double cpuMillis() {
            return cpuNanos.sum() / 1e6;
        }
    }

    /** Deciding, and what the throttle does for it. */
    final Spent deciding = new Spent();

    /** Recording decisions: one transaction each. */
    final Spent recording = new Spent();

    /** Reading the journal, such as for the gates. */
    final Spent reading = new Spent();

    private final ThreadLocal<long[]> mark = ThreadLocal.withInitial(() -> new long[2]);

    /** From here on. */
    void begin() {
        long[] since = mark.get();
        since[0] = System.nanoTime();
        since[1] = THREADS.getCurrentThreadCpuTime();
    }

    /** What this thread has done since its last mark was that. */
    void was(Spent spent) {
        long[] since = mark.get();
        spent.times.increment();
        spent.wallNanos.add(System.nanoTime() - since[0]);
        spent.cpuNanos.add(THREADS.getCurrentThreadCpuTime() - since[1]);
        begin();
    }
}
