package org.masakari.service.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.Server;
import org.masakari.engine.port.ServerGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Server groups. They refine the order and the targets of a recovery, and unless a target is forced
 * Nova's scheduler heeds them in any case. So where Nova does not show them, or not in time, a
 * recovery goes on without: an instance that waits for its group's sake stays down.
 */
final class NovaServerGroups {
    private static final Logger LOG = LoggerFactory.getLogger(NovaServerGroups.class);

    /** Nova looks every group's members up one group after the other. */
    private static final int PAGE = 100;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final NovaApi nova;
    private final Clock clock;
    private final AtomicBoolean warned = new AtomicBoolean();

    NovaServerGroups(NovaApi nova, Clock clock) {
        this.nova = nova;
        this.clock = clock;
    }

    /** Asks as a recovery would; never fails, as a recovery would not. */
    void rehearse() {
        report(areShown());
    }

    /** Done if Nova shows the groups of all projects. */
    Outcome<String> areShown() {
        return nova.call(request(0, 1)).then(answer -> answer.read(NovaServerGroups::count));
    }

    /** The servers, each with the groups that it is a member of. */
    List<Server> joinedTo(List<Server> servers) {
        if (servers.isEmpty()) {
            return servers;
        }
        Map<String, Set<ServerGroup>> groups = new HashMap<>();
        report(read(groups));
        return servers.stream()
                .map(
                        server -> {
                            String id = server.id().toString();
                            Set<ServerGroup> memberOf = groups.getOrDefault(id, Set.of());
                            return server.with(server.traits().in(memberOf));
                        })
                .toList();
    }

    /** Adds what there is to {@code groups}, by member; the outcome tells whether that is all. */
    private Outcome<String> read(Map<String, Set<ServerGroup>> groups) {
        Instant end = clock.instant().plus(PATIENCE);
        int seen = 0;
        while (clock.instant().isBefore(end)) {
            Outcome<Integer> page =
                    nova.call(request(seen, PAGE)).then(answer -> answer.read(b -> add(b, groups)));
            if (!(page instanceof Outcome.Done<Integer> done)) {
                return page.map(any -> "");
            }
            if (done.value() == 0) {
                return new Outcome.Done<>("");
            }
            seen += done.value();
        }
        return new Outcome.Unknown<>(
                "the first " + seen + " took Nova over " + PATIENCE.toSeconds() + " s");
    }

    /** Nova gives no link to the next page, and caps a page by its own setting too. */
    private static NovaRequest request(int offset, int limit) {
        Map<String, String> params =
                Map.of(
                        "all_projects",
                        "True",
                        "limit",
                        String.valueOf(limit),
                        "offset",
                        String.valueOf(offset));
        return NovaRequest.get("/os-server-groups", params);
    }

    private static String count(JsonNode body) {
        return String.valueOf(NovaFields.list(body, "server_groups").size());
    }

    private static int add(JsonNode body, Map<String, Set<ServerGroup>> groups) {
        JsonNode list = NovaFields.list(body, "server_groups");
        for (JsonNode node : list) {
            ServerGroup group =
                    new ServerGroup(
                            NovaFields.text(node, "id"), policy(node), node.path("members").size());
            node.path("members")
                    .forEach(
                            member ->
                                    groups.computeIfAbsent(member.asText(), id -> new HashSet<>())
                                            .add(group));
        }
        return list.size();
    }

    /** One policy, which up to microversion 2.63 comes as a list. */
    private static String policy(JsonNode group) {
        return group.path("policies").path(0).asText(group.path("policy").asText(""));
    }

    /** Warns once, and again only after it went well in between. */
    private void report(Outcome<String> outcome) {
        if (outcome instanceof Outcome.Done) {
            warned.set(false);
        } else if (warned.compareAndSet(false, true)) {
            LOG.atWarn()
                    .addKeyValue("error", outcome)
                    .log(
                            "Nova does not show all server groups, perhaps because this user may"
                                    + " not list those of all projects or because there are too"
                                    + " many. Recoveries go on without them. Check Nova's policy"
                                    + " os-server-groups:index:all_projects");
        }
    }
}
