package org.masakari.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.ComputeService;
import org.masakari.engine.port.Inventory;
import org.masakari.engine.port.Inventory.HostSpec;
import org.masakari.engine.port.Outcome;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.HostDocument;

/** {@code /v1/segments/ID/hosts}, and the protection of all hosts at {@code /v1/protection}. */
final class HostResource implements Resource {
    private static final List<String> PROPERTIES =
            List.of("name", "type", "control_attributes", "reserved", "on_maintenance");
    private static final Listing LISTING =
            new Listing(
                    Set.of("type", "on_maintenance", "reserved", "name"),
                    Set.of(
                            "id",
                            "uuid",
                            "name",
                            "type",
                            "control_attributes",
                            "reserved",
                            "on_maintenance",
                            "created_at",
                            "updated_at"));

    private final Inventory inventory;
    private final Function<HostName, Outcome<ComputeService>> services;

    /**
     * A resource for hosts.
     *
     * @param services Nova's nova-compute service of a host
     */
    HostResource(Inventory inventory, Function<HostName, Outcome<ComputeService>> services) {
        this.inventory = inventory;
        this.services = services;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("GET", "segments/*/hosts", this::list),
                Route.of("POST", "segments/*/hosts", this::create),
                Route.of("GET", "segments/*/hosts/*", this::show),
                Route.of("PUT", "segments/*/hosts/*", this::update),
                Route.of("DELETE", "segments/*/hosts/*", this::delete),
                Route.of("GET", "protection", this::protection).from(Microversion.OWN));
    }

    private ApiAnswer list(ApiRequest request) {
        View view = new View(request.version());
        List<ObjectNode> all = inventory.hosts(segment(request)).stream().map(view::host).toList();
        return ApiAnswer.ok("hosts", LISTING.page(all, request));
    }

    private ApiAnswer protection(ApiRequest request) {
        return ApiAnswer.ok("protection", inventory.protection());
    }

    private ApiAnswer show(ApiRequest request) {
        return shown(200, existing(segment(request), request), request);
    }

    private UUID segment(ApiRequest request) {
        UUID segment = request.id(1);
        if (inventory.segment(segment).isEmpty()) {
            throw ApiException.notFound("no segment " + segment);
        }
        return segment;
    }

    private static ApiAnswer shown(int status, HostDocument host, ApiRequest request) {
        return new ApiAnswer(status, Map.of("host", new View(request.version()).host(host)));
    }

    private ApiAnswer create(ApiRequest request) {
        UUID segment = segment(request);
        JsonNode node = request.object("host");
        ApiRequest.refuseUnknown(node, PROPERTIES);
        HostSpec spec = spec(node, null);
        refuseUnlessCompute(spec.name());
        return shown(201, inventory.createHost(segment, spec), request);
    }

    private ApiAnswer update(ApiRequest request) {
        UUID segment = segment(request);
        JsonNode node = request.object("host");
        ApiRequest.refuseUnknown(node, PROPERTIES);
        ApiRequest.refuseEmpty(node);
        HostDocument before = existing(segment, request);
        HostSpec spec = spec(node, before);
        if (!spec.name().equals(before.name())) {
            refuseUnlessCompute(spec.name());
        }
        return inventory
                .updateHost(segment, before.uuid(), spec)
                .map(after -> shown(200, after, request))
                .orElseThrow(() -> missing(before.uuid()));
    }

    private void refuseUnlessCompute(HostName name) {
        Outcome<ComputeService> service = services.apply(name);
        if (service instanceof Outcome.Refused<ComputeService> refused) {
            throw ApiException.badRequest("name: " + refused.why());
        }
        if (!(service instanceof Outcome.Done)) {
            throw new ApiException(
                    503,
                    "Nova cannot be asked now whether " + name + " is a compute host; try again");
        }
    }

    private ApiAnswer delete(ApiRequest request) {
        if (!inventory.deleteHost(segment(request), request.id(3))) {
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
