package org.masakari.engine.recovery;

import java.time.Duration;
import java.time.Instant;

/** Whether a recovery's time is up. */
final class Deadline {
    private Deadline() {}

    /** What it was held for does not count, as far as that is known. */
    static boolean isPast(HostRecovery recovery, Duration timeout, Instant now) {
        Instant planned = recovery.plannedAt();
        Instant from = planned == null ? recovery.header().openedAt() : planned;
        return from.plus(timeout).isBefore(now);
    }

    static boolean isPast(Recovery recovery, Duration timeout, Instant now) {
        return recovery.header().openedAt().plus(timeout).isBefore(now);
    }
}
