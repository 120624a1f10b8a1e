package org.masakari.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.Inventory;
import org.masakari.engine.port.Inventory.SegmentSpec;
import org.masakari.protocol.api.SegmentDocument;
import org.masakari.protocol.segment.RecoveryMethod;

/** {@code /v1/segments}. */
final class SegmentResource implements Resource {
    private static final List<String> PROPERTIES =
            List.of("name", "description", "service_type", "recovery_method", "enabled");

    private final Inventory inventory;

    SegmentResource(Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public Optional<ApiAnswer> answer(ApiRequest request) {
        List<String> path = request.path();
        if (path.isEmpty() || !path.get(0).equals("segments")) {
            return Optional.empty();
        }
        return switch (request.method() + " " + path.size()) {
            case "GET 1" -> Optional.of(ApiAnswer.ok("segments", inventory.segments()));
            case "POST 1" -> Optional.of(create(request));
            case "GET 2" -> Optional.of(ApiAnswer.ok("segment", existing(request)));
            case "PUT 2" -> Optional.of(update(request));
            case "DELETE 2" -> Optional.of(delete(request));
            default -> Optional.empty();
        };
    }

    private ApiAnswer create(ApiRequest request) {
        JsonNode node = request.object("segment");
        ApiRequest.refuseUnknown(node, PROPERTIES);
        SegmentSpec spec = spec(node, null);
        return new ApiAnswer(201, Map.of("segment", inventory.createSegment(spec)));
    }

    private ApiAnswer update(ApiRequest request) {
        JsonNode node = request.object("segment");
        ApiRequest.refuseUnknown(node, PROPERTIES);
        SegmentDocument before = existing(request);
        return inventory
                .updateSegment(before.uuid(), spec(node, before))
                .map(after -> ApiAnswer.ok("segment", after))
                .orElseThrow(() -> missing(before.uuid()));
    }

    private ApiAnswer delete(ApiRequest request) {
        if (!inventory.deleteSegment(request.id(1))) {
            throw missing(request.id(1));
        }
        return ApiAnswer.noContent();
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
                fields.flag("enabled", before == null || before.enabled()));
    }
}
