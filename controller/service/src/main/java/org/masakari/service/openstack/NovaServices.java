package org.masakari.service.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.ComputeService;
import org.masakari.engine.port.Outcome;
import org.masakari.protocol.HostName;

/** The compute services of hosts. Their ids never change while a host lives, so they are kept. */
final class NovaServices {
    private final NovaApi nova;
    private final Map<HostName, String> ids = new ConcurrentHashMap<>();

    NovaServices(NovaApi nova) {
        this.nova = nova;
    }

    /** Learns the ids of all services, so that a failure's first call need not look them up. */
    Outcome<Integer> refresh() {
        Outcome<NovaAnswer> answer = list(Map.of("binary", "nova-compute"));
        return answer.map(done -> ids.size());
    }

    Outcome<ComputeService> service(HostName host) {
        return list(of(host))
                .then(
                        answer -> {
                            JsonNode found = answer.body().path("services").path(0);
                            return found.isMissingNode()
                                    ? unknown(host)
                                    : new Outcome.Done<>(read(found));
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

    private Outcome<ComputeService> update(HostName host, ObjectNode change) {
        String known = ids.get(host);
        if (known != null) {
            return update(host, known, change);
        }
        return list(of(host))
                .then(
                        answer -> {
                            String id = ids.get(host);
                            return id == null ? unknown(host) : update(host, id, change);
                        });
    }

    private Outcome<ComputeService> update(HostName host, String id, ObjectNode change) {
        Outcome<NovaAnswer> answer = nova.put("/os-services/" + id, change.toString());
        if (answer instanceof Outcome.Refused) {
            ids.remove(host);
        }
        return answer.map(done -> read(done.body().path("service")));
    }

    private Outcome<NovaAnswer> list(Map<String, String> filter) {
        Outcome<NovaAnswer> answer = nova.get("/os-services", filter);
        if (answer instanceof Outcome.Done<NovaAnswer> done) {
            for (JsonNode service : done.value().body().path("services")) {
                String name = service.path("host").asText("");
                if (HostName.isValid(name)) {
                    ids.put(new HostName(name), service.path("id").asText());
                }
            }
        }
        return answer;
    }

    private static Map<String, String> of(HostName host) {
        return Map.of("binary", "nova-compute", "host", host.value());
    }

    private static Outcome<ComputeService> unknown(HostName host) {
        return new Outcome.Refused<>("Nova knows no nova-compute service on " + host);
    }

    private static ComputeService read(JsonNode service) {
        @Nullable String reason = service.path("disabled_reason").asText(null);
        return new ComputeService(
                service.path("status").asText().equals("enabled"),
                reason,
                service.path("state").asText().equals("up"),
                service.path("forced_down").asBoolean());
    }
}
