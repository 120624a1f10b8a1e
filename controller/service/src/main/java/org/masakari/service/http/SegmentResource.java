package org.masakari.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.Inventory;
import org.masakari.engine.port.Inventory.SegmentSpec;
import org.masakari.protocol.api.SegmentDocument;
import org.masakari.protocol.segment.RecoveryMethod;

/** {@code /v1/segments}. */
final class SegmentResource implements Resource {
    private static final Map<String, Microversion> PROPERTIES =
            Map.of(
                    "name", Microversion.FIRST,
                    "description", Microversion.FIRST,
                    "service_type", Microversion.FIRST,
                    "recovery_method", Microversion.FIRST,
                    "enabled", Microversion.WITH_ENABLED,
                    "trust_monitors", Microversion.OWN,
                    "only_opted_in", Microversion.OWN);
    private static final Listing LISTING =
            new Listing(
                    Set.of("recovery_method", "service_type", "enabled", "name"),
                    Set.of(
                            "id",
                            "uuid",
                            "name",
                            "description",
                            "service_type",
                            "recovery_method",
                            "enabled",
                            "created_at",
                            "updated_at"));

    private final Inventory inventory;

    SegmentResource(Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("GET", "segments", this::list),
                Route.of("POST", "segments", this::create),
                Route.of("GET", "segments/*", request -> shown(200, existing(request), request)),
                Route.of("PUT", "segments/*", this::update),
                Route.of("DELETE", "segments/*", this::delete));
    }

    private ApiAnswer list(ApiRequest request) {
        View view = new View(request.version());
        List<ObjectNode> all = inventory.segments().stream().map(view::segment).toList();
        return ApiAnswer.ok("segments", LISTING.page(all, request));
    }

    private ApiAnswer create(ApiRequest request) {
        JsonNode node = request.object("segment");
        request.refuseUnknown(node, PROPERTIES);
        return shown(201, inventory.createSegment(spec(node, null)), request);
    }

    private ApiAnswer update(ApiRequest request) {
        JsonNode node = request.object("segment");
        request.refuseUnknown(node, PROPERTIES);
        ApiRequest.refuseEmpty(node);
        SegmentDocument before = existing(request);
        return inventory
                .updateSegment(before.uuid(), spec(node, before))
                .map(after -> shown(200, after, request))
                .orElseThrow(() -> missing(before.uuid()));
    }

    private ApiAnswer delete(ApiRequest request) {
        if (!inventory.deleteSegment(request.id(1))) {
            throw missing(request.id(1));
        }
        return ApiAnswer.noContent();
    }

    private static ApiAnswer shown(int status, SegmentDocument segment, ApiRequest request) {
        View view = new View(request.version());
        return new ApiAnswer(status, Map.of("segment", view.segment(segment)));
    }

    private SegmentDocument existing(ApiRequest request) {
        UUID id = request.id(1);
        return inventory.segment(id).orElseThrow(() -> missing(id));
    }

    private static ApiException missing(UUID id) {
        return ApiException.notFound("no segment " + id);
    }

    private static SegmentSpec spec(JsonNode node, @Nullable SegmentDocument before) {
        Fields fields = new Fields(node);
        return new SegmentSpec(
                fields.name("name", before == null ? null : before.name()),
                fields.nullableText("description", before == null ? null : before.description()),
                fields.name("service_type", before == null ? null : before.serviceType()),
                fields.value(
                        "recovery_method",
                        RecoveryMethod.class,
                        before == null ? null : before.recoveryMethod()),
                fields.flag("enabled", before == null || before.enabled()),
                fields.flag("trust_monitors", before != null && before.trustMonitors()),
                fields.flag("only_opted_in", before != null && before.onlyOptedIn()));
    }
}
