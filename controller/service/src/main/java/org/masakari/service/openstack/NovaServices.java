package org.masakari.service.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.ComputeService;
import org.masakari.engine.port.Outcome;
import org.masakari.protocol.HostName;

/** The compute services of hosts. Their ids never change while a host lives, so they are kept. */
final class NovaServices {
    private static final String PATH = "/os-services";
    private static final Map<String, String> ALL = Map.of("binary", "nova-compute");

    private final NovaApi nova;
    private final Map<HostName, String> ids = new ConcurrentHashMap<>();

    NovaServices(NovaApi nova) {
        this.nova = nova;
    }

    /**
     * Every compute service. Also learns their ids, so that a failure's first call need not look
     * them up.
     */
    Outcome<Map<HostName, ComputeService>> all() {
        return list(ALL);
    }

    /** The availability zone of each host; one that Nova does not show is left out. */
    Outcome<Map<HostName, String>> zones() {
        return answer().then(answer -> answer.read(NovaServices::zones));
    }

    private static Map<HostName, String> zones(JsonNode body) {
        Map<HostName, String> zones = new TreeMap<>();
        for (JsonNode node : NovaFields.list(body, "services")) {
            HostName host = NovaFields.hostOrNull(node, "host");
            String zone = node.path("zone").asText("");
            if (host != null && !zone.isEmpty()) {
                zones.put(host, zone);
            }
        }
        return zones;
    }

    /** The whole answer of which {@link #all} is made. */
    Outcome<NovaAnswer> answer() {
        return nova.call(NovaRequest.get(PATH, ALL));
    }

    /** The services that are in {@code answer}. */
    Outcome<Map<HostName, ComputeService>> in(NovaAnswer answer) {
        return answer.read(this::learn);
    }

    /**
     * Whether the account may force services down, asked with the id of no service: Nova looks at
     * the rights first (nova/api/openstack/compute/services.py, update). Null if its answer does
     * not tell.
     */
    @Nullable Boolean mayForceDown() {
        ObjectNode change = JsonNodeFactory.instance.objectNode().put("forced_down", true);
        Outcome<NovaAnswer> outcome = put(UUID.randomUUID().toString(), change);
        int status = outcome instanceof Outcome.Done<NovaAnswer> done ? done.value().status() : 0;
        return switch (status) {
            case 404 -> true;
            case 403 -> false;
            default -> null;
        };
    }

    Outcome<ComputeService> service(HostName host) {
        return list(of(host))
                .then(
                        found -> {
                            ComputeService service = found.get(host);
                            return service == null ? unknown(host) : new Outcome.Done<>(service);
                        });
    }

    Outcome<ComputeService> forcedDown(HostName host, boolean down) {
        return update(host, JsonNodeFactory.instance.objectNode().put("forced_down", down));
    }

    Outcome<ComputeService> disable(HostName host, String reason) {
        return update(
                host,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("status", "disabled")
                        .put("disabled_reason", reason));
    }

    Outcome<ComputeService> enable(HostName host) {
        return update(host, JsonNodeFactory.instance.objectNode().put("status", "enabled"));
    }

    /** By the id that is known; one that Nova has forgotten is looked up anew, once. */
    private Outcome<ComputeService> update(HostName host, ObjectNode change) {
        String known = ids.get(host);
        if (known == null) {
            return updateByName(host, change);
        }
        return put(known, change)
                .then(
                        answer -> {
                            if (answer.status() == 404) {
                                ids.remove(host, known);
                                return updateByName(host, change);
                            }
                            return read(answer);
                        });
    }

    private Outcome<ComputeService> updateByName(HostName host, ObjectNode change) {
        return list(of(host))
                .then(
                        found -> {
                            String id = ids.get(host);
                            return found.containsKey(host) && id != null
                                    ? put(id, change).then(NovaServices::read)
                                    : unknown(host);
                        });
    }

    private Outcome<NovaAnswer> put(String id, ObjectNode change) {
        return nova.ask(NovaRequest.put(PATH + "/" + id, change.toString()));
    }

    private Outcome<Map<HostName, ComputeService>> list(Map<String, String> filter) {
        return nova.call(NovaRequest.get(PATH, filter)).then(answer -> answer.read(this::learn));
    }

    /** Hosts with a name that no segment can have are left out. */
    private Map<HostName, ComputeService> learn(JsonNode body) {
        Map<HostName, ComputeService> services = new TreeMap<>();
        for (JsonNode node : NovaFields.list(body, "services")) {
            HostName host = NovaFields.hostOrNull(node, "host");
            if (host != null) {
                ids.put(host, NovaFields.text(node, "id"));
                services.put(host, service(node));
            }
        }
        return services;
    }

    private static Map<String, String> of(HostName host) {
        return Map.of("binary", "nova-compute", "host", host.value());
    }

    private static <T> Outcome<T> unknown(HostName host) {
        return new Outcome.Refused<>("Nova knows no nova-compute service on " + host);
    }

    private static Outcome<ComputeService> read(NovaAnswer answer) {
        return answer.judged().then(done -> done.read(body -> service(body.path("service"))));
    }

    private static ComputeService service(JsonNode node) {
        return new ComputeService(
                NovaFields.text(node, "status").equals("enabled"),
                NovaFields.textOrNull(node, "disabled_reason"),
                NovaFields.text(node, "state").equals("up"),
                NovaFields.bool(node, "forced_down"),
                NovaFields.timeOrNull(node, "updated_at"));
    }
}
