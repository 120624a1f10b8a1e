package org.masakari.engine.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.ComputeService;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.Target;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/**
 * A Nova that behaves as the real one was seen to: force-down is believed, evacuations are not
 * idempotent and take a while, a lift is refused while the source has not cleaned up.
 */
final class SimulatedNova {
    final World world;
    final Map<HostName, SimulatedHost> hosts = new LinkedHashMap<>();
    final Map<InstanceId, SimulatedInstance> instances = new LinkedHashMap<>();
    final List<Evacuation> evacuations = new ArrayList<>();
    private final VirtualTime time;
    private final Dice dice;

    /** Nova does not take any call before that time. */
    long outageUntil;

    SimulatedNova(World world) {
        this.world = world;
        this.time = world.time;
        this.dice = world.dice;
    }

    SimulatedHost host(HostName name) {
        SimulatedHost host = hosts.get(name);
        if (host == null) {
            throw new AssertionError("no host " + name);
        }
        return host;
    }

    SimulatedInstance instance(InstanceId id) {
        SimulatedInstance instance = instances.get(id);
        if (instance == null) {
            throw new AssertionError("no instance " + id);
        }
        return instance;
    }

    List<SimulatedInstance> on(HostName host) {
        return instances.values().stream().filter(i -> host.equals(i.host)).toList();
    }

    /** True while Nova has work with it. */
    boolean isBusyWith(InstanceId instance) {
        return evacuations.stream()
                .anyMatch(
                        e ->
                                e.instance.id.equals(instance)
                                        && !e.ended
                                        && !e.stuck
                                        && !e.migration().hasArrived());
    }

    boolean isUnderWay(InstanceId instance) {
        return evacuations.stream().anyMatch(e -> e.instance.id.equals(instance) && !e.ended);
    }

    Outcome<ComputeService> forceDown(HostName host) {
        ComputeService before = host(host).service(time.elapsed());
        host(host).forcedDown = true;
        return new Outcome.Done<>(before);
    }

    Outcome<ComputeService> liftForceDown(HostName host) {
        if (evacuations.stream().anyMatch(e -> e.source.equals(host) && e.status.equals("done"))) {
            return new Outcome.Refused<>("evacuations of the host are not cleaned up");
        }
        host(host).forcedDown = false;
        return new Outcome.Done<>(host(host).service(time.elapsed()));
    }

    Outcome<ComputeService> disable(HostName host, String reason) {
        host(host).enabled = false;
        host(host).disabledReason = reason;
        return new Outcome.Done<>(host(host).service(time.elapsed()));
    }

    Outcome<ComputeService> enable(HostName host) {
        host(host).enabled = true;
        host(host).disabledReason = null;
        return new Outcome.Done<>(host(host).service(time.elapsed()));
    }

    Outcome<String> evacuate(InstanceId id, Target target) {
        SimulatedInstance instance = instance(id);
        HostName source = instance.host;
        if (source == null) {
            return new Outcome.Refused<>("no such instance");
        }
        world.laws.neverTwiceAtOnce(instance);
        if (host(source).isUp(time.elapsed())) {
            return new Outcome.Refused<>("the service of " + source + " is still in use");
        }
        if (!List.of("active", "stopped", "error").contains(instance.vm)) {
            return new Outcome.Refused<>("cannot evacuate while " + instance.vm);
        }
        Evacuation begun = new Evacuation(this, evacuations.size() + 1, instance, source, target);
        evacuations.add(begun);
        world.happened(Happening.EVACUATION);
        begun.begin();
        return new Outcome.Done<>("req-" + begun.number);
    }

    Outcome<String> resetTo(String vm, InstanceId id) {
        SimulatedInstance instance = instance(id);
        if (instance.host == null) {
            return new Outcome.Refused<>("no such instance");
        }
        if (vm.equals("active") && isUnderWay(id)) {
            return new Outcome.Refused<>("its host has failed, and it is being evacuated");
        }
        world.laws.neverTwiceAtOnce(instance);
        world.happened(Happening.RESET);
        change(instance, vm, null);
        return new Outcome.Done<>("reset");
    }

    /** The resize's source does it after a while, unless it is gone as well. */
    Outcome<String> confirmResize(InstanceId id) {
        SimulatedInstance instance = instance(id);
        if (!instance.vm.equals("resized")) {
            return new Outcome.Refused<>("it has not been resized");
        }
        boolean sourceLives = dice.happens(0.8);
        time.after(dice.millis(300, 3_000), () -> confirmed(instance, sourceLives));
        return new Outcome.Done<>("req-confirm");
    }

    private void confirmed(SimulatedInstance instance, boolean sourceLives) {
        if (sourceLives && instance.vm.equals("resized")) {
            world.happened(Happening.RESIZE_CONFIRMED);
            change(instance, instance.powered ? "active" : "stopped", null);
        }
    }

    void change(SimulatedInstance instance, String vm, @Nullable String task) {
        instance.vm = vm;
        instance.task = task;
        instance.changedAt = time.elapsed();
    }

    Outcome<String> stop(InstanceId id, boolean byNova) {
        SimulatedInstance instance = instance(id);
        if (instance.host == null || instance.task != null || !instance.vm.equals("active")) {
            return new Outcome.Refused<>("cannot stop it while " + instance.server().state());
        }
        change(instance, "active", "powering-off");
        whenHostWorks(
                instance,
                "powering-off",
                () -> {
                    change(instance, "stopped", null);
                    instance.powered = false;
                    instance.stoppedByNova = byNova;
                    instance.guests.clear();
                });
        return new Outcome.Done<>("req-stop");
    }

    Outcome<String> start(InstanceId id) {
        SimulatedInstance instance = instance(id);
        if (instance.host == null || instance.task != null || !instance.vm.equals("stopped")) {
            return new Outcome.Refused<>("cannot start it while " + instance.server().state());
        }
        change(instance, "stopped", "powering-on");
        whenHostWorks(instance, "powering-on", () -> run(instance));
        return new Outcome.Done<>("req-start");
    }

    private void run(SimulatedInstance instance) {
        HostName host = instance.host;
        change(instance, "active", null);
        instance.powered = true;
        if (host != null) {
            instance.guests.add(host);
        }
    }

    /** A message to a nova-compute that does not run is lost, and the task stays. */
    private void whenHostWorks(SimulatedInstance instance, String task, Runnable work) {
        HostName host = instance.host;
        time.after(
                dice.millis(200, 2_000),
                () -> {
                    boolean works =
                            host != null && host.equals(instance.host) && host(host).isRunning();
                    if (works && task.equals(instance.task)) {
                        work.run();
                    }
                });
    }

    /** The source's nova-compute starts: it cleans up after what has left the host, once. */
    void computeStarts(SimulatedHost host) {
        if (!host.powered) {
            return;
        }
        host.start(time.elapsed());
        evacuations.stream().filter(e -> e.source.equals(host.name)).forEach(Evacuation::cleanUp);
        time.after(10_000, () -> usersStartTheirs(host));
    }

    /** Once it is known that the host is back, and unless Nova still takes it for down. */
    private void usersStartTheirs(SimulatedHost host) {
        boolean known = world.store.open(host.name).map(i -> i.reportedBackAt != null).orElse(true);
        if (!host.isRunning()) {
            return;
        }
        if (!known) {
            time.after(5_000, () -> usersStartTheirs(host));
        } else if (!host.forcedDown) {
            on(host.name).stream()
                    .filter(i -> i.vm.equals("active") && i.task == null)
                    .forEach(i -> i.guests.add(host.name));
        }
    }

    /** The host loses its power, and everything on it with it. */
    void hostDies(SimulatedHost host) {
        host.crash(time.elapsed());
        instances.values().forEach(i -> i.guests.remove(host.name));
    }

    void delete(SimulatedInstance instance) {
        instance.host = null;
        instance.guests.clear();
        change(instance, "deleted", null);
    }
}
