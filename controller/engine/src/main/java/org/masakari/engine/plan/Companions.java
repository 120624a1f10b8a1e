package org.masakari.engine.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.masakari.engine.port.Server;
import org.masakari.engine.port.ServerGroup;

/**
 * Affinity groups that have all their members on the failed host.
 *
 * <p>Nova evacuates none of them: each one's destination checks, whatever the scheduler or a forced
 * host said, that it runs another member, and there is none elsewhere (seen on 26.2: "Affinity
 * instance group policy was violated"). Trying only turns them to error. Where one member lives
 * elsewhere the rest follows it.
 */
final class Companions {
    private final Map<ServerGroup, Integer> onHost = new HashMap<>();

    Companions(List<Server> servers) {
        servers.stream()
                .flatMap(server -> server.traits().groups().stream())
                .filter(ServerGroup::unites)
                .forEach(group -> onHost.merge(group, 1, Integer::sum));
    }

    /** Why the server cannot move; empty if its groups let it. */
    Optional<String> hold(Server server) {
        return server.traits().groups().stream()
                .filter(group -> onHost.getOrDefault(group, 0) >= Math.max(1, group.members()))
                .findFirst()
                .map(
                        group ->
                                "its affinity group "
                                        + group.id()
                                        + " has all its members on the failed host, and Nova"
                                        + " moves none of them then. Delete the group (openstack"
                                        + " server group delete), then \"masakari recovery retry\"");
    }
}
