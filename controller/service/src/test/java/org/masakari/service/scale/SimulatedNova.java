package org.masakari.service.scale;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.masakari.engine.port.ComputeCloud;
import org.masakari.engine.port.ComputeService;
import org.masakari.engine.port.InstanceState;
import org.masakari.engine.port.Migration;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.Server;
import org.masakari.engine.port.Target;
import org.masakari.engine.port.Traits;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/**
 * A Nova in memory: each call takes its time, some find it busy, of some the answer is lost, and an
 * instance that is evacuated twice at once is noted as wrecked.
 */
final class SimulatedNova implements ComputeCloud {
    private static final int FASTEST_CALL_MILLIS = 20;
    private static final int SLOWEST_CALL_MILLIS = 60;
    private static final double BUSY = 0.002;
    private static final double LOST = 0.005;
    private static final Set<String> EVACUABLE = Set.of("active", "stopped", "error");

    private final Random random = new Random(1);
    private final Map<InstanceId, Server> servers = new HashMap<>();
    private final Map<InstanceId, Instant> changed = new LinkedHashMap<>();
    private final Map<HostName, ComputeService> services = new HashMap<>();
    private final Map<HostName, List<InstanceId>> atFirst = new HashMap<>();
    private final List<HostName> destinations;
    private final Evacuations evacuations = new Evacuations(random);
    private final Map<InstanceId, Integer> arrivals = new HashMap<>();
    private final List<InstanceId> wrecked = new ArrayList<>();
    private final LongAdder calls = new LongAdder();

    /**
     * A Nova whose hosts are all well.
     *
     * @param destinations those of {@code hosts} that instances are evacuated to
     */
    SimulatedNova(List<HostName> hosts, int instancesEach, List<HostName> destinations) {
        this.destinations = List.copyOf(destinations);
        for (HostName host : hosts) {
            services.put(host, new ComputeService(true, null, true, false, null));
            for (int i = 0; i < instancesEach; i++) {
                Server server = server(host, i);
                servers.put(server.id(), server);
                atFirst.computeIfAbsent(host, name -> new ArrayList<>()).add(server.id());
            }
        }
    }

    /** Nine of ten are active; the rest makes for the other courses that there are. */
    private Server server(HostName host, int number) {
        String vm =
                switch (number) {
                    case 3 -> "stopped";
                    case 7 -> random.nextBoolean() ? "paused" : "suspended";
                    default -> "active";
                };
        InstanceId id = new InstanceId(new UUID(random.nextLong(), random.nextLong()));
        return new Server(id, host + "-" + number, host, InstanceState.resting(vm), Traits.NONE);
    }

    /** How many calls were made. */
    long calls() {
        return calls.sum();
    }

    /** Pulls the host's plug: nobody has told Nova yet. */
    synchronized Set<InstanceId> fail(HostName host) {
        services.computeIfPresent(
                host, (name, was) -> new ComputeService(was.enabled(), null, false, false, null));
        return Set.copyOf(on(host).stream().map(Server::id).toList());
    }

    /** How often each instance has arrived somewhere. */
    synchronized Map<InstanceId, Integer> arrivals() {
        return Map.copyOf(arrivals);
    }

    /** Instances for which an evacuation was called while one was under way. */
    synchronized List<InstanceId> wrecked() {
        return List.copyOf(wrecked);
    }

    private <T> Outcome<T> call(Supplier<Outcome<T>> effect) {
        calls.increment();
        int millis =
                FASTEST_CALL_MILLIS + random.nextInt(SLOWEST_CALL_MILLIS - FASTEST_CALL_MILLIS);
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
        double luck = random.nextDouble();
        if (luck < BUSY) {
            return new Outcome.Unavailable<>("503 Service Unavailable", Duration.ofSeconds(1));
        }
        if (luck < BUSY + LOST / 2) {
            return new Outcome.Unknown<>("the call was lost");
        }
        Outcome<T> answer;
        synchronized (this) {
            evacuations.endedBy(Instant.now()).forEach(this::ended);
            answer = effect.get();
        }
        return luck < BUSY + LOST ? new Outcome.Unknown<>("the answer was lost") : answer;
    }

    private Server known(InstanceId instance) {
        return requireNonNull(servers.get(instance), instance::toString);
    }

    private ComputeService known(HostName host) {
        return requireNonNull(services.get(host), host::toString);
    }

    private void ended(Evacuations.Evacuation evacuation) {
        Server before = known(evacuation.instance);
        if (evacuation.hasArrived()) {
            String vm = before.state().vm().equals("stopped") ? "stopped" : "active";
            arrivals.merge(before.id(), 1, Integer::sum);
            put(before, evacuation.destination, InstanceState.resting(vm));
        } else {
            put(before, evacuation.source, InstanceState.resting("error"));
        }
    }

    private void put(Server before, HostName host, InstanceState state) {
        servers.put(
                before.id(), new Server(before.id(), before.name(), host, state, before.traits()));
        changed.put(before.id(), Instant.now());
    }

    /** Of what went elsewhere nothing comes back to a host, and nothing to one that fails. */
    private List<Server> on(HostName host) {
        return atFirst.getOrDefault(host, List.of()).stream()
                .map(this::known)
                .filter(each -> host.equals(each.host()))
                .toList();
    }

    private Outcome<ComputeService> change(HostName host, ComputeService next) {
        services.put(host, next);
        return new Outcome.Done<>(next);
    }

    @Override
    public Outcome<ComputeService> forceDown(HostName host) {
        return call(
                () -> {
                    ComputeService was = known(host);
                    return change(
                            host,
                            new ComputeService(
                                    was.enabled(), was.disabledReason(), false, true, null));
                });
    }

    @Override
    public Outcome<ComputeService> disable(HostName host, String reason) {
        return call(
                () -> {
                    ComputeService was = known(host);
                    return change(
                            host,
                            new ComputeService(false, reason, was.up(), was.forcedDown(), null));
                });
    }

    @Override
    public Outcome<List<Server>> serversOn(HostName host) {
        return call(() -> new Outcome.Done<>(on(host)));
    }

    @Override
    public Outcome<List<Server>> serversChangedSince(Instant since) {
        return call(
                () ->
                        new Outcome.Done<>(
                                changed.entrySet().stream()
                                        .filter(each -> each.getValue().isAfter(since))
                                        .map(each -> known(each.getKey()))
                                        .toList()));
    }

    @Override
    public Outcome<List<Migration>> evacuationsFrom(HostName host, long after) {
        return call(() -> new Outcome.Done<>(evacuations.from(host, after)));
    }

    @Override
    public Outcome<String> evacuate(InstanceId instance, Target target) {
        return call(() -> accept(known(instance)));
    }

    private Outcome<String> accept(Server server) {
        HostName source = server.host();
        if (source == null || !known(source).forcedDown()) {
            return new Outcome.Refused<>("the compute service of " + source + " is in use");
        }
        if (server.state().task() != null) {
            wrecked.add(server.id());
        }
        String vm = server.state().vm();
        if (!EVACUABLE.contains(vm)) {
            return new Outcome.Refused<>("cannot evacuate an instance in vm_state " + vm);
        }
        HostName to = destinations.get(random.nextInt(destinations.size()));
        evacuations.accept(server.id(), source, to, Instant.now());
        put(server, source, new InstanceState(vm, "rebuilding", server.state().powered()));
        return new Outcome.Done<>("req-" + UUID.randomUUID());
    }

    @Override
    public Outcome<String> resetToError(InstanceId instance) {
        return call(() -> rest(known(instance), "error"));
    }

    @Override
    public Outcome<String> stop(InstanceId instance) {
        return call(() -> rest(known(instance), "stopped"));
    }

    private Outcome<String> rest(Server server, String vm) {
        if (server.host() == null || server.state().task() != null) {
            return new Outcome.Refused<>("it is " + server.state());
        }
        put(server, server.host(), InstanceState.resting(vm));
        return new Outcome.Done<>("req-" + UUID.randomUUID());
    }

    @Override
    public Outcome<Map<HostName, ComputeService>> services() {
        return call(() -> new Outcome.Done<>(Map.copyOf(services)));
    }

    @Override
    public Outcome<Optional<Server>> server(InstanceId instance) {
        return call(() -> new Outcome.Done<>(Optional.ofNullable(servers.get(instance))));
    }

    @Override
    public Outcome<ComputeService> service(HostName host) {
        return call(() -> new Outcome.Done<>(known(host)));
    }

    @Override
    public Outcome<ComputeService> liftForceDown(HostName host) {
        throw notPartOfARecovery();
    }

    @Override
    public Outcome<ComputeService> enable(HostName host) {
        throw notPartOfARecovery();
    }

    @Override
    public Outcome<String> confirmResize(InstanceId instance) {
        throw notPartOfARecovery();
    }

    @Override
    public Outcome<String> resetToActive(InstanceId instance) {
        throw notPartOfARecovery();
    }

    @Override
    public Outcome<String> start(InstanceId instance) {
        throw notPartOfARecovery();
    }

    @Override
    public Outcome<Boolean> stoppedByNova(InstanceId instance) {
        throw notPartOfARecovery();
    }

    @Override
    public Outcome<Set<String>> aggregatesMissing(HostName host, HostName like) {
        throw notPartOfARecovery();
    }

    @Override
    public Outcome<String> joinAggregates(HostName host, Set<String> aggregates) {
        throw notPartOfARecovery();
    }

    @Override
    public Outcome<String> leaveAggregates(HostName host, Set<String> aggregates) {
        throw notPartOfARecovery();
    }

    private static UnsupportedOperationException notPartOfARecovery() {
        return new UnsupportedOperationException("nothing of these recoveries");
    }
}
