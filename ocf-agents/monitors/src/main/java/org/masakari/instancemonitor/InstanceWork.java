package org.masakari.instancemonitor;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.masakari.instancemonitor.judge.Observation;
import org.masakari.monitor.Work;

/** Waits for what libvirt tells, and has it judged. */
final class InstanceWork implements Work {
    private final Watch watch;
    private final Inbox inbox;
    private final Listeners listeners;
    private final Duration awayAtMost;
    private final LongSupplier nanoTime;
    private volatile Set<UUID> active = Set.of();
    private @Nullable Long lastListedNanos;

    /**
     * Ready for its first turn.
     *
     * @param awayAtMost without a list from libvirt for this long something is wrong
     */
    InstanceWork(
            Watch watch,
            Inbox inbox,
            Listeners listeners,
            Duration awayAtMost,
            LongSupplier nanoTime) {
        this.watch = watch;
        this.inbox = inbox;
        this.listeners = listeners;
        this.awayAtMost = awayAtMost;
        this.nanoTime = nanoTime;
    }

    @Override
    public void turn(Duration atMost) throws InterruptedException {
        Observation observation = inbox.poll(atMost);
        if (observation == null) {
            return;
        }
        while (observation != null) {
            watch.observed(observation);
            if (observation instanceof Observation.Listed) {
                lastListedNanos = nanoTime.getAsLong();
            }
            observation = inbox.poll();
        }
        active = watch.active().keySet();
        watch.remember();
    }

    /** The domains that have a qemu process; for any thread. */
    Set<UUID> active() {
        return active;
    }

    @Override
    public Optional<String> awaited() {
        return lastListedNanos == null ? Optional.of("libvirt: " + why()) : Optional.empty();
    }

    @Override
    public Optional<String> trouble() {
        Duration away = away();
        if (away.compareTo(awayAtMost) > 0) {
            return Optional.of("libvirt was not seen for " + away.toSeconds() + " s: " + why());
        }
        return listeners.trouble();
    }

    @Override
    public String status() {
        if (inbox.lost().isEmpty()) {
            return active.size() + " instances run";
        }
        return "NOT WATCHING, libvirt not seen for " + away().toSeconds() + " s: " + why();
    }

    private Duration away() {
        return lastListedNanos == null
                ? Duration.ZERO
                : Duration.ofNanos(nanoTime.getAsLong() - lastListedNanos);
    }

    private String why() {
        String lost = inbox.lost();
        return lost.isEmpty() ? listeners.doing() : lost + "; " + listeners.doing();
    }
}
