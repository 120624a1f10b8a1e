package org.masakari.service.http.tls;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps clients from filling the log. Safe for use by many threads. */
final class OncePerMinute {
    private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final AtomicLong last = new AtomicLong(System.nanoTime() - MINUTE_NANOS);

    /** True if it was not within the last minute. */
    boolean isDue() {
        long now = System.nanoTime();
        long before = last.get();
        return now - before >= MINUTE_NANOS && last.compareAndSet(before, now);
    }
}
