package org.masakari.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.masakari.engine.gate.Pause;
import org.masakari.engine.port.Pauses;
import org.masakari.protocol.api.PauseDocument;

/**
 * {@code /v1/pauses}: an operator wants nothing new to be begun, in one segment or anywhere. {@code
 * DELETE /v1/pauses?segment=NAME} ends one, without the parameter the one of all segments.
 */
final class PauseResource implements Resource {
    private static final List<String> PROPERTIES = List.of("segment", "operator", "reason");

    private final Pauses pauses;
    private final Clock clock;

    PauseResource(Pauses pauses, Clock clock) {
        this.pauses = pauses;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("GET", "pauses", request -> ApiAnswer.ok("pauses", all())),
                Route.of("POST", "pauses", this::pause),
                Route.of("DELETE", "pauses", this::resume));
    }

    private List<PauseDocument> all() {
        return pauses.all().stream().map(Pause::document).toList();
    }

    private ApiAnswer pause(ApiRequest request) {
        JsonNode node = request.object("pause");
        ApiRequest.refuseUnknown(node, PROPERTIES);
        Fields fields = new Fields(node);
        Pause pause =
                new Pause(
                        fields.nullableText("segment", null),
                        fields.name("operator", null),
                        fields.name("reason", null),
                        clock.instant());
        if (!pauses.pause(pause)) {
            throw ApiException.notFound("no segment " + pause.segment());
        }
        return new ApiAnswer(201, Map.of("pause", pause.document()));
    }

    private ApiAnswer resume(ApiRequest request) {
        String segment = request.query().get("segment");
        if (!pauses.resume(segment)) {
            throw ApiException.notFound(
                    segment == null
                            ? "there is no pause of all segments"
                            : "there is no pause of a segment " + segment);
        }
        return ApiAnswer.noContent();
    }
}
