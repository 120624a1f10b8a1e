package org.masakari.engine.simulation;

import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.Migration;
import org.masakari.engine.port.Target;
import org.masakari.protocol.HostName;

/** One evacuation in Nova: the scheduler, the destination, the cleaning up. */
final class Evacuation {
    final long number;
    final SimulatedInstance instance;
    final HostName source;
    private final SimulatedNova nova;
    private final Target target;
    @Nullable HostName destination;
    String status = "accepted";

    /** True once neither the conductor nor the destination works on it any more. */
    boolean ended;

    /** True if nobody will ever work on it again, though Nova does not know. */
    boolean stuck;

    Evacuation(
            SimulatedNova nova,
            long number,
            SimulatedInstance instance,
            HostName source,
            Target target) {
        this.nova = nova;
        this.number = number;
        this.instance = instance;
        this.source = source;
        this.target = target;
    }

    Migration migration() {
        return new Migration(number, "migration-" + number, instance.id, destination, status);
    }

    void begin() {
        nova.change(instance, instance.vm, "rebuilding");
        nova.world.time.after(nova.world.dice.millis(50, 800), this::schedule);
    }

    private void schedule() {
        Optional<SimulatedHost> chosen =
                nova.hosts.values().stream()
                        .filter(host -> !host.name.equals(source))
                        .filter(host -> target.host() == null || target.host().equals(host.name))
                        .filter(host -> host.takesInstances(nova.world.time.elapsed()))
                        .filter(host -> nova.on(host.name).size() < host.room)
                        .min(Comparator.comparingInt(host -> nova.on(host.name).size()));
        if (chosen.isEmpty() || instance.isDeleted()) {
            nova.world.happened(Happening.NO_VALID_HOST);
            end("error");
            return;
        }
        destination = chosen.get().name;
        if (!status.equals("completed")) {
            status = "pre-migrating";
        }
        if (nova.world.weather.evacuationHangs()) {
            nova.world.happened(Happening.EVACUATION_HANGS);
            stuck = true;
            return;
        }
        nova.world.time.after(nova.world.dice.millis(300, 4_000), this::build);
    }

    private void build() {
        HostName to = destination;
        if (to == null || !nova.host(to).isRunning()) {
            stuck = true;
            return;
        }
        if (instance.isDeleted() || nova.world.weather.evacuationFails()) {
            nova.world.happened(Happening.EVACUATION_FAILED);
            end("failed");
            return;
        }
        status = "done";
        nova.world.time.after(nova.world.dice.millis(5, 80), () -> arrive(to));
    }

    private void end(String how) {
        status = how;
        ended = true;
        if (!instance.isDeleted()) {
            nova.change(instance, "error", null);
        }
    }

    private void arrive(HostName to) {
        ended = true;
        if (instance.isDeleted()) {
            return;
        }
        nova.world.happened(Happening.EVACUATION_DONE);
        boolean off = instance.vm.equals("stopped");
        nova.change(instance, off ? "stopped" : "active", null);
        instance.powered = !off;
        instance.host = to;
        if (!off && nova.host(to).isRunning()) {
            instance.guests.add(to);
        }
        nova.world.laws.runsOnceOnly(instance);
    }

    /** Whatever is under way now will be {@code done} only after this, and stay so. */
    void cleanUp() {
        ended |= stuck;
        if (!status.equals("error") && !status.equals("failed")) {
            status = "completed";
        }
    }
}
