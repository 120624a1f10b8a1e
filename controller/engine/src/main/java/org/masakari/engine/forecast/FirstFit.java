package org.masakari.engine.forecast;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.HostCapacity;
import org.masakari.engine.port.ResourceClass;
import org.masakari.engine.port.Server;
import org.masakari.engine.port.ServerGroup;
import org.masakari.engine.port.Target;
import org.masakari.engine.recovery.Room;
import org.masakari.protocol.HostName;

/**
 * Gives each instance room as it comes: on the host with the most free memory, as Nova's scheduler
 * prefers by default, of those that have enough of everything and where its server groups may be.
 */
final class FirstFit implements Room {
    private static final int NAMED = 3;

    private final Surroundings around;
    private final Set<HostName> enabled;
    private final Map<HostName, String> zones;
    private final Map<HostName, Map<ResourceClass, Long>> left = new HashMap<>();
    private final Map<String, Set<HostName>> members = new HashMap<>();

    /**
     * Room on these hosts.
     *
     * @param enabled those that the scheduler may use
     */
    FirstFit(Surroundings around, Collection<HostName> enabled) {
        this.around = around;
        this.enabled = new TreeSet<>(enabled);
        this.zones = new HashMap<>(around.zones());
        around.free().forEach((host, capacity) -> left.put(host, capacity.free()));
        around.members().forEach((group, hosts) -> members.put(group, new HashSet<>(hosts)));
        members.values().forEach(hosts -> hosts.remove(around.failed()));
    }

    /** What is left on the host; empty if that is not known. */
    Map<ResourceClass, Long> leftOn(HostName host) {
        return Map.copyOf(left.getOrDefault(host, Map.of()));
    }

    @Override
    public void enable(HostName reserve) {
        enabled.add(reserve);
        String zone = zones.get(around.failed());
        if (around.reservesJoinAggregates() && zone != null) {
            zones.put(reserve, zone);
        }
    }

    @Override
    public Answer take(Server server, Target target) {
        HostName only = target.host();
        Set<HostName> candidates = only == null ? enabled : Set.of(only);
        if (candidates.isEmpty()) {
            return new None("no other host of segment " + around.segment() + " is enabled and up");
        }
        List<String> obstacles = new ArrayList<>();
        List<HostName> suitable = new ArrayList<>();
        for (HostName host : candidates) {
            obstacle(server, host)
                    .ifPresentOrElse(
                            why -> obstacles.add(host + " " + why), () -> suitable.add(host));
        }
        return suitable.isEmpty() ? new None(noRoom(server, obstacles)) : among(suitable, server);
    }

    /** In its own zone if possible, and where Placement tells what is free. */
    private Answer among(List<HostName> suitable, Server server) {
        if (server.traits().needs().isEmpty()) {
            return new NotJudged("Nova does not tell what its flavor needs");
        }
        List<HostName> known = suitable.stream().filter(left::containsKey).toList();
        List<HostName> near = known.stream().filter(this::isInZone).toList();
        if (!near.isEmpty()) {
            return new Found(give(roomiest(near), server));
        }
        if (known.size() < suitable.size()) {
            return new NotJudged(
                    "Placement does not tell what is free on "
                            + named(
                                    suitable.stream()
                                            .filter(each -> !known.contains(each))
                                            .toList()));
        }
        HostName far = give(roomiest(known), server);
        return new NotJudged(
                "there is room in another availability zone only: on "
                        + far
                        + " in "
                        + zones.get(far)
                        + ", and Nova does not tell whether it has to stay in "
                        + zones.get(around.failed()));
    }

    private boolean isInZone(HostName host) {
        String own = zones.get(around.failed());
        String other = zones.get(host);
        return own == null || other == null || own.equals(other);
    }

    private HostName roomiest(List<HostName> hosts) {
        return hosts.stream()
                .max(
                        Comparator.comparing(this::memoryOn)
                                .thenComparing(Comparator.<HostName>reverseOrder()))
                .orElseThrow();
    }

    private Long memoryOn(HostName host) {
        return leftOn(host).getOrDefault(ResourceClass.MEMORY_MB, Long.MAX_VALUE);
    }

    private HostName give(HostName host, Server server) {
        Map<ResourceClass, Long> needs = server.traits().needs();
        left.computeIfPresent(
                host,
                (any, rest) -> {
                    rest.replaceAll((each, was) -> was - needs.getOrDefault(each, 0L));
                    return rest;
                });
        for (ServerGroup group : server.traits().groups()) {
            members.computeIfAbsent(group.id(), any -> new HashSet<>()).add(host);
        }
        return host;
    }

    private Optional<String> obstacle(Server server, HostName host) {
        return server.traits().groups().stream()
                .flatMap(group -> obstacle(group, host).stream())
                .findFirst()
                .or(() -> shortage(server, host));
    }

    private Optional<String> obstacle(ServerGroup group, HostName host) {
        Set<HostName> on = members.getOrDefault(group.id(), Set.of());
        if (group.separates() && on.contains(host)) {
            return Optional.of("has a member of its anti-affinity group " + group.id());
        }
        return group.unites() && !on.isEmpty() && !on.contains(host)
                ? Optional.of("has no member of its affinity group " + group.id())
                : Optional.empty();
    }

    private Optional<String> shortage(Server server, HostName host) {
        HostCapacity capacity = around.free().get(host);
        if (capacity == null) {
            return Optional.empty();
        }
        for (ResourceClass each : ResourceClass.values()) {
            long needed = server.traits().needs().getOrDefault(each, 0L);
            String why =
                    shortage(each, needed, capacity.stocks().get(each), leftOn(host).get(each));
            if (why != null) {
                return Optional.of(why);
            }
        }
        return Optional.empty();
    }

    /** Null if there is enough, or the host has no inventory of it. */
    private static @Nullable String shortage(
            ResourceClass what,
            long needed,
            HostCapacity.@Nullable Stock stock,
            @Nullable Long left) {
        if (stock == null || left == null || needed <= 0) {
            return null;
        }
        if (needed > stock.largest()) {
            return "gives no instance more than " + stock.largest() + " " + what;
        }
        return needed > left ? "has " + Math.max(0, left) + " " + what + " left" : null;
    }

    private static String noRoom(Server server, List<String> obstacles) {
        String needs =
                server.traits().needs().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(each -> each.getValue() + " " + each.getKey())
                        .collect(Collectors.joining(", "));
        return (needs.isEmpty() ? "no place: " : "no room for " + needs + ": ") + named(obstacles);
    }

    private static String named(List<?> all) {
        String some =
                all.stream().limit(NAMED).map(Object::toString).collect(Collectors.joining(", "));
        return all.size() <= NAMED ? some : some + " and " + (all.size() - NAMED) + " more";
    }
}
