package org.masakari.engine.simulation;

import java.util.List;
import org.masakari.protocol.HostName;
import org.masakari.protocol.notification.HostEvent;
import org.masakari.protocol.notification.InstancePayload;
import org.masakari.protocol.notification.NotificationType;
import org.masakari.protocol.notification.ProcessPayload;

/** What happens to a cloud while its controllers have troubles of their own. */
final class Story {
    private final World world;
    private final Dice dice;
    private final Monitors monitors;
    private final Operator operator;
    private int pending;

    Story(World world, Monitors monitors) {
        this.world = world;
        this.dice = world.dice;
        this.monitors = monitors;
        this.operator = new Operator(world);
    }

    boolean isOver() {
        return pending == 0;
    }

    private void at(long millis, Runnable chapter) {
        pending++;
        world.time.after(
                millis,
                () -> {
                    pending--;
                    chapter.run();
                });
    }

    void begin(List<SimulatedController> controllers) {
        for (int i = 0; i < dice.number(1, 3); i++) {
            at(dice.millis(100, 30_000), this::failSomeHost);
        }
        if (!world.weather.calm) {
            beginTroubles();
        }
        operator.begin();
    }

    private void beginTroubles() {
        for (int i = 0; i < dice.number(0, 2); i++) {
            at(dice.millis(0, 60_000), this::crashSomeInstance);
            at(dice.millis(0, 60_000), this::userActs);
        }
        if (dice.happens(0.4)) {
            at(dice.millis(0, 40_000), this::failSomeProcess);
        }
        if (dice.happens(0.15)) {
            at(dice.millis(0, 40_000), this::raiseFalseAlarm);
        }
        if (dice.happens(0.3)) {
            at(dice.millis(0, 40_000), this::storeOutage);
        }
        if (dice.happens(0.3)) {
            at(dice.millis(0, 40_000), this::novaOutage);
        }
        for (int i = 0; i < dice.number(0, 5); i++) {
            at(dice.millis(0, 60_000), this::troubleSomeController);
        }
    }

    private SimulatedHost someHost() {
        return dice.oneOf(List.copyOf(world.nova.hosts.values()));
    }

    /** With the proof of another host: what names this one is believed, and has to be true. */
    private void raiseFalseAlarm() {
        HostName host = someHost().name;
        HostName fenced = someHost().name;
        if (!host.equals(fenced)) {
            monitors.falseAlarm(host, fenced);
        }
    }

    private void troubleSomeController() {
        List<SimulatedController> all = world.controllers();
        if (all.isEmpty()) {
            return;
        }
        SimulatedController one = dice.oneOf(all);
        if (dice.happens(0.5)) {
            one.crash();
        } else {
            one.suspend(dice.millis(500, 25_000));
        }
    }

    private void storeOutage() {
        world.happened(Happening.STORE_OUTAGE);
        world.store.outageUntil = world.time.elapsed() + dice.millis(500, 12_000);
    }

    private void novaOutage() {
        world.happened(Happening.NOVA_OUTAGE);
        world.nova.outageUntil = world.time.elapsed() + dice.millis(500, 30_000);
    }

    private void failSomeHost() {
        fail(someHost(), dice.happens(0.25));
    }

    private void fail(SimulatedHost host, boolean again) {
        if (!host.powered) {
            return;
        }
        world.happened(Happening.FAILURE);
        world.trace(() -> host.name + " dies");
        world.nova.hostDies(host);
        at(dice.millis(500, 5_000), () -> fence(host, again));
    }

    private void fence(SimulatedHost host, boolean again) {
        if (dice.happens(0.08)) {
            operator.evacuateByHand(host);
        }
        boolean acknowledged = dice.happens(0.15);
        if (acknowledged) {
            monitors.acknowledged(host.name);
        }
        if (!acknowledged || dice.happens(0.5)) {
            monitors.fenced(host.name);
        }
        if (dice.happens(0.7)) {
            at(dice.millis(3_000, 90_000), () -> powerOn(host, again));
        }
    }

    private void powerOn(SimulatedHost host, boolean again) {
        world.trace(() -> host.name + " is back");
        world.happened(Happening.RETURN);
        if (world.store.open(host.name).filter(world.store::isRecovering).isPresent()) {
            world.happened(Happening.RETURN_DURING_RECOVERY);
        }
        host.powered = true;
        monitors.returned(host.name);
        at(dice.millis(500, 9_000), () -> world.nova.computeStarts(host));
        if (again) {
            at(
                    dice.millis(5_000, 60_000),
                    () -> {
                        world.happened(Happening.SECOND_FAILURE);
                        fail(host, false);
                    });
        }
    }

    private void failSomeProcess() {
        HostName host = someHost().name;
        world.happened(Happening.PROCESS_FAILURE);
        monitors.report(
                NotificationType.PROCESS,
                host,
                new ProcessPayload(HostEvent.STOPPED, "libvirtd"),
                5);
        at(
                dice.millis(1_000, 40_000),
                () ->
                        monitors.report(
                                NotificationType.PROCESS,
                                host,
                                new ProcessPayload(HostEvent.STARTED, "libvirtd"),
                                5));
    }

    private SimulatedInstance someInstance() {
        return dice.oneOf(List.copyOf(world.nova.instances.values()));
    }

    /** Nova shows its user that the host is down. */
    private void startUnlessItsHostIsDown(SimulatedInstance instance) {
        HostName host = instance.host;
        if (host != null && !world.nova.host(host).forcedDown) {
            var unused = world.nova.start(instance.id);
        }
    }

    /** Its guest ends; Nova notices after a while, and calls it stopped. */
    private void crashSomeInstance() {
        SimulatedInstance instance = someInstance();
        HostName host = instance.host;
        if (host == null || !instance.guests.contains(host)) {
            return;
        }
        world.happened(Happening.INSTANCE_CRASH);
        instance.touched = true;
        instance.guests.clear();
        monitors.report(
                NotificationType.VM,
                host,
                InstancePayload.crashed(instance.id),
                dice.millis(5, 900));
        at(15_000, () -> novaNotices(instance, host));
    }

    private void novaNotices(SimulatedInstance instance, HostName host) {
        if (host.equals(instance.host) && instance.guests.isEmpty()) {
            var unused = world.nova.stop(instance.id, true);
        }
    }

    private void userActs() {
        SimulatedInstance instance = someInstance();
        if (instance.host == null) {
            return;
        }
        world.happened(Happening.USER_ACTED);
        world.trace(() -> "the user of " + instance.id + " acts");
        instance.touched = true;
        switch (dice.number(0, 2)) {
            case 0 -> world.nova.delete(instance);
            case 1 -> {
                var unused = world.nova.stop(instance.id, false);
            }
            default -> startUnlessItsHostIsDown(instance);
        }
    }
}
