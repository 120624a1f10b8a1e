package org.masakari.engine.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.ComputeCloud;
import org.masakari.engine.port.ComputeService;
import org.masakari.engine.port.Migration;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.Server;
import org.masakari.engine.port.Target;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/** One controller's way to Nova, on which calls and answers get lost and take their time. */
final class NovaClient implements ComputeCloud {
    private final SimulatedController controller;
    private final World world;
    private final SimulatedNova nova;

    NovaClient(SimulatedController controller, World world) {
        this.controller = controller;
        this.world = world;
        this.nova = world.nova;
    }

    private <T> Outcome<T> ask(Supplier<T> query) {
        return call(false, false, () -> new Outcome.Done<>(query.get()), null);
    }

    /** A call that changes something at once. */
    private <T> Outcome<T> tell(String what, boolean refusable, Supplier<Outcome<T>> effect) {
        world.trace(() -> controller + ": " + what);
        world.laws.mayCall(controller, what);
        return call(false, refusable, effect, null);
    }

    /** A call that begins something slow, whose effect can come after its answer was lost. */
    private <T> Outcome<T> begin(String what, InstanceId on, Supplier<Outcome<T>> effect) {
        world.trace(() -> controller + ": " + what + " " + on);
        world.laws.mayCall(controller, what);
        return call(true, true, effect, nova.instance(on));
    }

    /** The same of a call that Nova itself refuses where it comes too late. */
    private <T> Outcome<T> act(String what, InstanceId on, Supplier<Outcome<T>> effect) {
        world.trace(() -> controller + ": " + what + " " + on);
        world.laws.mayCall(controller, what);
        return call(true, true, effect, null);
    }

    private <T> Outcome<T> call(
            boolean slow,
            boolean refusable,
            Supplier<Outcome<T>> effect,
            @Nullable SimulatedInstance on) {
        Outcome<T> outcome =
                world.time.elapsed() < nova.outageUntil
                        ? new Outcome.Unavailable<>("503", Duration.ofSeconds(1))
                        : outcome(world.weather.fault(slow, refusable), effect, on);
        world.trace(() -> controller + ":   " + outcome);
        controller.waitForAnswer();
        return outcome;
    }

    private <T> Outcome<T> outcome(
            Weather.Fault fault, Supplier<Outcome<T>> effect, @Nullable SimulatedInstance on) {
        switch (fault) {
            case NONE -> {
                return effect.get();
            }
            case BUSY -> {
                world.happened(Happening.BUSY);
                long wait = world.dice.happens(0.5) ? world.dice.millis(0, 4_000) : 0;
                return new Outcome.Unavailable<>("429", Duration.ofMillis(wait));
            }
            case REFUSED -> {
                world.happened(Happening.REFUSED);
                return new Outcome.Refused<>("409, try later");
            }
            case NO_ANSWER_NO_EFFECT -> world.happened(Happening.NO_ANSWER_NO_EFFECT);
            case NO_ANSWER_THOUGH_DONE -> {
                world.happened(Happening.NO_ANSWER_THOUGH_DONE);
                var unused = effect.get();
            }
            case LATE_EFFECT -> haveEffectLate(effect, on);
        }
        return world.weather.noAnswer();
    }

    private <T> void haveEffectLate(Supplier<Outcome<T>> effect, @Nullable SimulatedInstance on) {
        world.happened(Happening.LATE_EFFECT);
        if (on != null) {
            on.expected = true;
        }
        world.time.after(
                world.dice.millis(100, 8_000),
                () -> {
                    if (on != null) {
                        on.expected = false;
                    }
                    world.trace(() -> "late effect on " + (on == null ? "" : on.id));
                    var unused = effect.get();
                });
    }

    @Override
    public Outcome<ComputeService> forceDown(HostName host) {
        return tell("force down " + host, false, () -> nova.forceDown(host));
    }

    @Override
    public Outcome<ComputeService> liftForceDown(HostName host) {
        return tell("lift " + host, true, () -> nova.liftForceDown(host));
    }

    @Override
    public Outcome<ComputeService> disable(HostName host, String reason) {
        return tell("disable " + host + ": " + reason, false, () -> nova.disable(host, reason));
    }

    @Override
    public Outcome<ComputeService> enable(HostName host) {
        return tell("enable " + host, false, () -> nova.enable(host));
    }

    @Override
    public Outcome<ComputeService> service(HostName host) {
        return ask(() -> nova.host(host).service(world.time.elapsed()));
    }

    @Override
    public Outcome<Map<HostName, ComputeService>> services() {
        return ask(
                () -> {
                    Map<HostName, ComputeService> all = new LinkedHashMap<>();
                    nova.hosts.forEach((k, v) -> all.put(k, v.service(world.time.elapsed())));
                    return all;
                });
    }

    @Override
    public Outcome<List<Server>> serversOn(HostName host) {
        return ask(() -> nova.on(host).stream().map(SimulatedInstance::server).toList());
    }

    @Override
    public Outcome<List<Server>> serversChangedSince(Instant since) {
        long from = Duration.between(VirtualTime.START, since).toMillis();
        return ask(
                () ->
                        nova.instances.values().stream()
                                .filter(i -> i.changedAt >= from)
                                .map(SimulatedInstance::server)
                                .toList());
    }

    @Override
    public Outcome<Optional<Server>> server(InstanceId instance) {
        return ask(() -> Optional.of(nova.instance(instance).server()));
    }

    @Override
    public Outcome<List<Migration>> evacuationsFrom(HostName host, long after) {
        return ask(
                () ->
                        nova.evacuations.stream()
                                .filter(e -> e.source.equals(host) && e.number > after)
                                .map(Evacuation::migration)
                                .toList());
    }

    @Override
    public Outcome<String> evacuate(InstanceId instance, Target target) {
        world.laws.mayEvacuate(controller, nova.instance(instance));
        return begin("evacuate to " + target, instance, () -> nova.evacuate(instance, target));
    }

    @Override
    public Outcome<String> resetToError(InstanceId instance) {
        return begin("reset", instance, () -> nova.resetTo("error", instance));
    }

    @Override
    public Outcome<String> confirmResize(InstanceId instance) {
        return tell("confirm the resize of " + instance, true, () -> nova.confirmResize(instance));
    }

    @Override
    public Outcome<String> resetToActive(InstanceId instance) {
        return act("reset to active", instance, () -> nova.resetTo("active", instance));
    }

    @Override
    public Outcome<String> stop(InstanceId instance) {
        world.laws.mayStop(controller, nova.instance(instance));
        return act("stop", instance, () -> nova.stop(instance, false));
    }

    @Override
    public Outcome<String> start(InstanceId instance) {
        return act("start", instance, () -> nova.start(instance));
    }

    @Override
    public Outcome<Boolean> stoppedByNova(InstanceId instance) {
        return ask(() -> nova.instance(instance).stoppedByNova);
    }

    @Override
    public Outcome<Set<String>> aggregatesMissing(HostName host, HostName like) {
        return ask(
                () -> {
                    Set<String> missing = new TreeSet<>(nova.host(like).aggregates);
                    missing.removeAll(nova.host(host).aggregates);
                    return missing;
                });
    }

    @Override
    public Outcome<String> joinAggregates(HostName host, Set<String> aggregates) {
        return tell(
                "aggregates of " + host + " + " + aggregates,
                false,
                () -> {
                    nova.host(host).aggregates.addAll(aggregates);
                    return new Outcome.Done<>("joined");
                });
    }

    @Override
    public Outcome<String> leaveAggregates(HostName host, Set<String> aggregates) {
        return tell(
                "aggregates of " + host + " - " + aggregates,
                false,
                () -> {
                    nova.host(host).aggregates.removeAll(aggregates);
                    return new Outcome.Done<>("left");
                });
    }
}
