package org.masakari.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.Inventory;
import org.masakari.engine.port.Inventory.HostSpec;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.HostDocument;

/** {@code /v1/segments/ID/hosts}. */
final class HostResource implements Resource {
    private static final List<String> PROPERTIES =
            List.of("name", "type", "control_attributes", "reserved", "on_maintenance");

    private final Inventory inventory;

    HostResource(Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public Optional<ApiAnswer> answer(ApiRequest request) {
        List<String> path = request.path();
        if (path.size() < 3 || !path.get(0).equals("segments") || !path.get(2).equals("hosts")) {
            return Optional.empty();
        }
        UUID segment = request.id(1);
        if (inventory.segment(segment).isEmpty()) {
            throw ApiException.notFound("no segment " + segment);
        }
        return switch (request.method() + " " + path.size()) {
            case "GET 3" -> Optional.of(ApiAnswer.ok("hosts", inventory.hosts(segment)));
            case "POST 3" -> Optional.of(create(segment, request));
            case "GET 4" -> Optional.of(ApiAnswer.ok("host", existing(segment, request)));
            case "PUT 4" -> Optional.of(update(segment, request));
            case "DELETE 4" -> Optional.of(delete(segment, request));
            default -> Optional.empty();
        };
    }

    private ApiAnswer create(UUID segment, ApiRequest request) {
        JsonNode node = request.object("host");
        ApiRequest.refuseUnknown(node, PROPERTIES);
        HostSpec spec = spec(node, null);
        return new ApiAnswer(201, Map.of("host", inventory.createHost(segment, spec)));
    }

    private ApiAnswer update(UUID segment, ApiRequest request) {
        JsonNode node = request.object("host");
        ApiRequest.refuseUnknown(node, PROPERTIES);
        HostDocument before = existing(segment, request);
        return inventory
                .updateHost(segment, before.uuid(), spec(node, before))
                .map(after -> ApiAnswer.ok("host", after))
                .orElseThrow(() -> missing(before.uuid()));
    }

    private ApiAnswer delete(UUID segment, ApiRequest request) {
        if (!inventory.deleteHost(segment, request.id(3))) {
            throw missing(request.id(3));
        }
        return ApiAnswer.noContent();
    }

    private HostDocument existing(UUID segment, ApiRequest request) {
        UUID id = request.id(3);
        return inventory.host(segment, id).orElseThrow(() -> missing(id));
    }

    private static ApiException missing(UUID id) {
        return ApiException.notFound("no host " + id);
    }

    private static HostSpec spec(JsonNode node, @Nullable HostDocument before) {
        Fields fields = new Fields(node);
        return new HostSpec(
                fields.value("name", HostName.class, before == null ? null : before.name()),
                fields.name("type", before == null ? null : before.type()),
                fields.name(
                        "control_attributes", before == null ? null : before.controlAttributes()),
                fields.flag("reserved", before != null && before.reserved()),
                fields.flag("on_maintenance", before != null && before.onMaintenance()));
    }
}
