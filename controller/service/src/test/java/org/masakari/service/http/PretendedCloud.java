package org.masakari.service.http;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.masakari.engine.port.Capacities;
import org.masakari.engine.port.ComputeService;
import org.masakari.engine.port.ComputeView;
import org.masakari.engine.port.HostCapacity;
import org.masakari.engine.port.HostCapacity.Stock;
import org.masakari.engine.port.InstanceState;
import org.masakari.engine.port.Migration;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.ResourceClass;
import org.masakari.engine.port.Server;
import org.masakari.engine.port.ServerGroup;
import org.masakari.engine.port.Traits;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/** A Nova and a Placement that can only be looked at. Every host has four vCPUs free. */
final class PretendedCloud implements ComputeView, Capacities {
    private static final HostCapacity FOUR =
            new HostCapacity(Map.of(ResourceClass.VCPU, new Stock(4, 16)));

    private final Map<HostName, ComputeService> services = new ConcurrentHashMap<>();
    private final List<Server> servers = new CopyOnWriteArrayList<>();
    private volatile String trouble = "";

    /** A host whose nova-compute is up. */
    void host(String name, boolean enabled) {
        services.put(
                new HostName(name),
                new ComputeService(
                        enabled, enabled ? null : "reserve", true, false, Instant.EPOCH));
    }

    /** An active instance of that name's last digit and two vCPUs, on compute1. */
    void instance(String name, Map<String, String> metadata) {
        servers.add(
                new Server(
                        InstanceId.of(
                                "aaaaaaaa-0000-0000-0000-00000000000"
                                        + name.charAt(name.length() - 1)),
                        name,
                        new HostName("compute1"),
                        InstanceState.resting("active"),
                        new Traits(
                                "p",
                                "m1.small",
                                Map.of(),
                                metadata,
                                false,
                                Set.of(),
                                Map.of(ResourceClass.VCPU, 2L))));
    }

    /** From now on it does not answer. */
    void breakDown(String why) {
        trouble = why;
    }

    private <T> Outcome<T> answer(T value) {
        return trouble.isEmpty() ? new Outcome.Done<>(value) : new Outcome.Unknown<>(trouble);
    }

    @Override
    public Outcome<Map<HostName, ComputeService>> services() {
        return answer(services);
    }

    @Override
    public Outcome<List<Server>> serversOn(HostName host) {
        return answer(servers.stream().filter(each -> host.equals(each.host())).toList());
    }

    @Override
    public Outcome<List<Migration>> evacuationsFrom(HostName host, long after) {
        return answer(List.of());
    }

    @Override
    public Outcome<Map<HostName, HostCapacity>> free(Collection<HostName> hosts) {
        Map<HostName, HostCapacity> free = new TreeMap<>();
        hosts.forEach(host -> free.put(host, FOUR));
        return answer(free);
    }

    @Override
    public Outcome<Map<HostName, String>> zones() {
        return answer(Map.of());
    }

    @Override
    public Outcome<Map<String, Set<HostName>>> hostsOf(Collection<ServerGroup> groups) {
        return answer(Map.of());
    }
}
