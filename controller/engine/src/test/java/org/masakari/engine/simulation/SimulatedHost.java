package org.masakari.engine.simulation;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.ComputeService;
import org.masakari.protocol.HostName;

/** A compute host: what it really does, and what Nova thinks of it. */
final class SimulatedHost {
    private static final long REPORT_INTERVAL = 2_000;
    private static final long SERVICE_DOWN_TIME = 20_000;

    final HostName name;
    final Set<String> aggregates = new TreeSet<>();
    final int room;
    boolean powered = true;
    boolean forcedDown;
    boolean enabled = true;
    @Nullable String disabledReason;
    private boolean running = true;
    private long startedAt;
    private long lastReport;

    SimulatedHost(HostName name, int room) {
        this.name = name;
        this.room = room;
    }

    /** Its nova-compute starts at {@code now}. */
    void start(long now) {
        running = true;
        startedAt = now;
    }

    void crash(long now) {
        lastReport = lastReport(now);
        running = false;
        powered = false;
    }

    boolean isRunning() {
        return running;
    }

    private long lastReport(long now) {
        return running
                ? startedAt + (now - startedAt) / REPORT_INTERVAL * REPORT_INTERVAL
                : lastReport;
    }

    boolean isUp(long now) {
        return !forcedDown && now - lastReport(now) < SERVICE_DOWN_TIME;
    }

    boolean takesInstances(long now) {
        return enabled && isUp(now);
    }

    ComputeService service(long now) {
        return new ComputeService(
                enabled,
                disabledReason,
                isUp(now),
                forcedDown,
                VirtualTime.START.plus(Duration.ofMillis(lastReport(now))));
    }
}
