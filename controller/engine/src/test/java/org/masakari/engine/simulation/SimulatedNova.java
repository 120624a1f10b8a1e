package org.masakari.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.ComputeCloud;
import org.masakari.engine.port.ComputeService;
import org.masakari.engine.port.Migration;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.Server;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/**
 * A Nova that behaves as the real one was seen to: an evacuation takes a while, a second evacuate
 * call while one is under way is the caller's bug, answers get lost after their effect happened,
 * and some evacuations end in error.
 */
final class SimulatedNova implements ComputeCloud {
    static final HostName SOURCE = new HostName("compute1");
    static final HostName TARGET = new HostName("compute2");

    private final Random random;
    private final VirtualTime time;
    private final double trouble;
    private final Map<InstanceId, Server> servers = new LinkedHashMap<>();
    private final Map<Long, Migration> migrations = new LinkedHashMap<>();
    private final Map<InstanceId, Integer> underWay = new LinkedHashMap<>();
    private boolean forcedDown;
    private boolean enabled = true;

    /** A Nova with {@code count} active instances; {@code trouble} is the share of faulty calls. */
    SimulatedNova(Random random, VirtualTime time, int count, double trouble) {
        this.random = random;
        this.time = time;
        this.trouble = trouble;
        for (int i = 0; i < count; i++) {
            InstanceId id = InstanceId.of(String.format("00000000-0000-0000-0000-%012d", i));
            servers.put(id, new Server(id, "vm-" + i, SOURCE, "active", null));
        }
    }

    boolean isQuarantined() {
        return forcedDown && !enabled;
    }

    long serversOnTarget() {
        return servers.values().stream().filter(s -> TARGET.equals(s.host())).count();
    }

    int evacuationsOf(InstanceId id) {
        return (int)
                migrations.values().stream()
                        .filter(m -> m.instance().equals(id) && !m.hasFailed())
                        .count();
    }

    /** A call without effect, an effect without answer, or neither. */
    private <T> Outcome<T> faulty(Effectful<T> call) {
        double dice = random.nextDouble();
        if (dice < trouble / 2) {
            return new Outcome.Unavailable<>("busy", Duration.ofMillis(random.nextInt(500)));
        }
        if (dice < trouble * 0.75) {
            return new Outcome.Unknown<>("no answer, and no effect");
        }
        Outcome<T> outcome = call.run();
        return dice < trouble ? new Outcome.Unknown<>("no answer after the effect") : outcome;
    }

    private interface Effectful<T> {
        Outcome<T> run();
    }

    private ComputeService service() {
        return new ComputeService(enabled, null, !forcedDown, forcedDown);
    }

    @Override
    public Outcome<ComputeService> forceDown(HostName host) {
        return faulty(
                () -> {
                    ComputeService before = service();
                    forcedDown = true;
                    return new Outcome.Done<>(before);
                });
    }

    @Override
    public Outcome<ComputeService> liftForceDown(HostName host) {
        throw new AssertionError("a recovery never lifts a force-down");
    }

    @Override
    public Outcome<ComputeService> disable(HostName host, String reason) {
        return faulty(
                () -> {
                    assertThat(forcedDown).as("forced down before disabled").isTrue();
                    enabled = false;
                    return new Outcome.Done<>(service());
                });
    }

    @Override
    public Outcome<ComputeService> enable(HostName host) {
        return new Outcome.Done<>(service());
    }

    @Override
    public Outcome<ComputeService> service(HostName host) {
        return new Outcome.Done<>(service());
    }

    @Override
    public Outcome<List<Server>> serversOn(HostName host) {
        return faulty(
                () ->
                        new Outcome.Done<>(
                                servers.values().stream()
                                        .filter(s -> host.equals(s.host()))
                                        .toList()));
    }

    @Override
    public Outcome<List<Server>> serversChangedSince(Instant since) {
        return faulty(() -> new Outcome.Done<>(new ArrayList<>(servers.values())));
    }

    @Override
    public Outcome<List<Migration>> evacuationsFrom(HostName host, long after) {
        return faulty(
                () ->
                        new Outcome.Done<>(
                                migrations.values().stream()
                                        .filter(m -> m.number() > after)
                                        .toList()));
    }

    @Override
    public Outcome<String> evacuate(InstanceId instance, @Nullable HostName target) {
        return faulty(
                () -> {
                    assertThat(forcedDown).as("no evacuation of a host that may be up").isTrue();
                    assertThat(underWay.getOrDefault(instance, 0))
                            .as("evacuations of %s under way before this call", instance)
                            .isZero();
                    assertThat(evacuationsOf(instance))
                            .as("%s evacuated before", instance)
                            .isZero();
                    begin(instance);
                    return new Outcome.Done<>("req-" + instance);
                });
    }

    private void begin(InstanceId id) {
        long number = migrations.size() + 1L;
        underWay.merge(id, 1, Integer::sum);
        put(new Migration(number, "migration-" + number, id, null, "accepted"));
        boolean fails = random.nextDouble() < trouble / 4;
        time.schedule(
                () -> finish(number, id, fails), Duration.ofMillis(500 + random.nextInt(3000)));
    }

    private void finish(long number, InstanceId id, boolean fails) {
        underWay.merge(id, -1, Integer::sum);
        String status = fails ? "error" : "done";
        put(new Migration(number, "migration-" + number, id, TARGET, status));
        if (!fails) {
            Server before = servers.get(id);
            String name = before == null ? "" : before.name();
            Duration settle = Duration.ofMillis(random.nextInt(80));
            time.schedule(
                    () -> servers.put(id, new Server(id, name, TARGET, "active", null)), settle);
        }
    }

    private void put(Migration migration) {
        migrations.put(migration.number(), migration);
    }
}
