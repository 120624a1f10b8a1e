package org.masakari.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    public Optional<ApiAnswer> answer(ApiRequest request) {
        if (!request.path().equals(List.of("pauses"))) {
            return Optional.empty();
        }
        return switch (request.method()) {
            case "GET" -> Optional.of(ApiAnswer.ok("pauses", all()));
            case "POST" -> Optional.of(pause(request));
            case "DELETE" -> Optional.of(resume(request.query().get("segment")));
            default -> Optional.empty();
        };
    }

    private List<PauseDocument> all() {
        return pauses.all().stream().map(PauseResource::document).toList();
    }

    private static PauseDocument document(Pause pause) {
        return new PauseDocument(pause.segment(), pause.operator(), pause.reason(), pause.since());
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
        return new ApiAnswer(201, Map.of("pause", document(pause)));
    }

    private ApiAnswer resume(@Nullable String segment) {
        if (!pauses.resume(segment)) {
            throw ApiException.notFound(
                    segment == null
                            ? "there is no pause of all segments"
                            : "there is no pause of a segment " + segment);
        }
        return ApiAnswer.noContent();
    }
}
