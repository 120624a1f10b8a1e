package org.masakari.service.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.ComputeCloud;
import org.masakari.engine.port.ComputeService;
import org.masakari.engine.port.Migration;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.Server;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/** A real Nova. */
public final class NovaCloud implements ComputeCloud {
    private static final int PAGE = 200;

    private final NovaApi nova;
    private final NovaServices services;

    public NovaCloud(CloudConfig config, Clock clock) {
        this.nova = new NovaApi(new KeystoneSession(config, clock));
        this.services = new NovaServices(nova);
    }

    /**
     * Asks Nova everything that a recovery would, and changes nothing. Done if a recovery could
     * begin now; also keeps token, connections and service ids warm.
     *
     * @return the number of compute services that Nova knows
     */
    public Outcome<Integer> rehearse() {
        Map<String, String> servers = Map.of("all_tenants", "1", "limit", "1");
        Map<String, String> migrations = Map.of("migration_type", "evacuation", "limit", "1");
        return services.refresh()
                .then(
                        known ->
                                nova.get("/servers/detail", servers)
                                        .then(any -> nova.get("/os-migrations", migrations))
                                        .map(any -> known));
    }

    @Override
    public Outcome<ComputeService> forceDown(HostName host) {
        return services.forcedDown(host, true);
    }

    @Override
    public Outcome<ComputeService> liftForceDown(HostName host) {
        return services.forcedDown(host, false);
    }

    @Override
    public Outcome<ComputeService> disable(HostName host, String reason) {
        return services.disable(host, reason);
    }

    @Override
    public Outcome<ComputeService> enable(HostName host) {
        return services.enable(host);
    }

    @Override
    public Outcome<ComputeService> service(HostName host) {
        return services.service(host);
    }

    @Override
    public Outcome<List<Server>> serversOn(HostName host) {
        Map<String, String> filter = Map.of("all_tenants", "1", "host", host.value());
        return pages("/servers/detail", "servers", "id", filter, NovaCloud::server);
    }

    @Override
    public Outcome<List<Server>> serversChangedSince(Instant since) {
        Map<String, String> filter = Map.of("all_tenants", "1", "changes-since", since.toString());
        return pages("/servers/detail", "servers", "id", filter, NovaCloud::server);
    }

    @Override
    public Outcome<List<Migration>> evacuationsFrom(HostName host, long after) {
        Map<String, String> filter =
                Map.of("migration_type", "evacuation", "source_compute", host.value());
        return pages("/os-migrations", "migrations", "uuid", filter, NovaCloud::migration)
                .map(all -> all.stream().filter(m -> m.number() > after).toList());
    }

    @Override
    public Outcome<String> evacuate(InstanceId instance, @Nullable HostName target) {
        ObjectNode action = JsonNodeFactory.instance.objectNode();
        ObjectNode evacuate = action.putObject("evacuate");
        if (target != null) {
            evacuate.put("host", target.value());
        }
        return nova.post("/servers/" + instance + "/action", action.toString())
                .map(NovaAnswer::requestId);
    }

    /**
     * Every page of a list; Nova caps each page by its own setting, so only an empty one ends it.
     */
    private <T> Outcome<List<T>> pages(
            String path,
            String field,
            String idField,
            Map<String, String> filter,
            Function<JsonNode, T> reader) {
        List<T> all = new ArrayList<>();
        Map<String, Object> params = new TreeMap<>(filter);
        params.put("limit", PAGE);
        while (true) {
            Outcome<NovaAnswer> answer = nova.get(path, params);
            if (!(answer instanceof Outcome.Done<NovaAnswer> done)) {
                return answer.map(any -> all);
            }
            JsonNode body = done.value().body();
            if (!body.path(field).isArray()) {
                return new Outcome.Unknown<>("Nova's answer has no list of " + field);
            }
            body.path(field).forEach(item -> all.add(reader.apply(item)));
            if (body.path(field).isEmpty() || !body.has(field + "_links")) {
                return new Outcome.Done<>(all);
            }
            params.put(
                    "marker",
                    body.path(field).path(body.path(field).size() - 1).path(idField).asText());
        }
    }

    private static Server server(JsonNode node) {
        return new Server(
                InstanceId.of(node.path("id").asText()),
                node.path("name").asText(),
                hostOrNull(node.path("OS-EXT-SRV-ATTR:host")),
                node.path("OS-EXT-STS:vm_state").asText(),
                node.path("OS-EXT-STS:task_state").asText(null));
    }

    private static Migration migration(JsonNode node) {
        return new Migration(
                node.path("id").asLong(),
                node.path("uuid").asText(),
                InstanceId.of(node.path("instance_uuid").asText()),
                hostOrNull(node.path("dest_compute")),
                node.path("status").asText());
    }

    private static @Nullable HostName hostOrNull(JsonNode node) {
        String name = node.asText("");
        return HostName.isValid(name) && !node.isNull() ? new HostName(name) : null;
    }
}
