package org.masakari.engine.forecast;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.masakari.engine.port.Capacities;
import org.masakari.engine.port.HostCapacity;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.Server;
import org.masakari.engine.port.ServerGroup;
import org.masakari.protocol.HostName;

/**
 * What Nova and Placement tell of the hosts around one that fails. What they do not tell is
 * missing.
 *
 * @param failed the host that fails
 * @param segment its segment's name
 * @param reservesJoinAggregates true if a reserved host comes into the failed host's zone
 * @param free what is free, by host
 * @param zones availability zones, by host
 * @param members where the members of server groups are, by the group's id
 */
record Surroundings(
        HostName failed,
        String segment,
        boolean reservesJoinAggregates,
        Map<HostName, HostCapacity> free,
        Map<HostName, String> zones,
        Map<String, Set<HostName>> members) {

    Surroundings {
        free = Map.copyOf(free);
        zones = Map.copyOf(zones);
        members = Map.copyOf(members);
    }

    /** Asks, and says what was not told in sentences. */
    static final class Inquiry {
        private final Capacities capacities;
        private final List<String> untold = new ArrayList<>();

        Inquiry(Capacities capacities) {
            this.capacities = capacities;
        }

        Map<HostName, HostCapacity> free(Collection<HostName> hosts) {
            return told("free vCPU, memory and disk", capacities.free(hosts));
        }

        Map<HostName, String> zones() {
            return told("availability zones", capacities.zones());
        }

        Map<String, Set<HostName>> members(List<Server> servers) {
            Set<ServerGroup> groups =
                    servers.stream()
                            .flatMap(server -> server.traits().groups().stream())
                            .filter(group -> group.separates() || group.unites())
                            .collect(Collectors.toSet());
            return told("server groups", capacities.hostsOf(groups));
        }

        private <K, V> Map<K, V> told(String what, Outcome<Map<K, V>> outcome) {
            if (outcome instanceof Outcome.Done<Map<K, V>> done) {
                return done.value();
            }
            untold.add(what + ": " + outcome.why());
            return Map.of();
        }

        List<String> untold() {
            return List.copyOf(untold);
        }
    }
}
