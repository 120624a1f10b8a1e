package org.masakari.service.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.Server;
import org.masakari.engine.port.ServerGroup;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/** Where the members of server groups are. */
final class NovaGroupMembers {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final NovaApi nova;
    private final NovaServers servers;
    private final NovaServerGroups groups;
    private final Clock clock;

    NovaGroupMembers(NovaApi nova, NovaServers servers, NovaServerGroups groups, Clock clock) {
        this.nova = nova;
        this.servers = servers;
        this.groups = groups;
        this.clock = clock;
    }

    /** The hosts, by group; a failure where Nova shows no groups, even if none is asked for. */
    Outcome<Map<String, Set<HostName>>> hostsOf(Collection<ServerGroup> asked) {
        return groups.areShown().then(shown -> hostsOf(asked, clock.instant().plus(PATIENCE)));
    }

    private Outcome<Map<String, Set<HostName>>> hostsOf(
            Collection<ServerGroup> asked, Instant end) {
        Map<String, Set<HostName>> hosts = new HashMap<>();
        for (ServerGroup group : asked) {
            Outcome<Set<HostName>> found =
                    nova.call(NovaRequest.get("/os-server-groups/" + group.id()))
                            .then(answer -> answer.read(NovaGroupMembers::members))
                            .then(members -> hostsOf(members, end));
            if (!(found instanceof Outcome.Done<Set<HostName>> done)) {
                return found.map(any -> hosts);
            }
            hosts.put(group.id(), done.value());
        }
        return new Outcome.Done<>(hosts);
    }

    private static List<InstanceId> members(JsonNode body) {
        List<InstanceId> members = new ArrayList<>();
        for (JsonNode member : NovaFields.list(body.path("server_group"), "members")) {
            members.add(NovaFields.instance(member.asText(), "a member"));
        }
        return members;
    }

    private Outcome<Set<HostName>> hostsOf(List<InstanceId> members, Instant end) {
        Set<HostName> hosts = new HashSet<>();
        for (InstanceId member : members) {
            if (clock.instant().isAfter(end)) {
                return new Outcome.Unknown<>(
                        "looking at their members took Nova over " + PATIENCE.toSeconds() + " s");
            }
            Outcome<Optional<Server>> found = servers.find(member);
            if (!(found instanceof Outcome.Done<Optional<Server>> done)) {
                return found.map(any -> hosts);
            }
            done.value().map(Server::host).ifPresent(hosts::add);
        }
        return new Outcome.Done<>(hosts);
    }
}
