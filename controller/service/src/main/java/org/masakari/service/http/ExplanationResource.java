package org.masakari.service.http;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.masakari.protocol.InstanceId;
import org.masakari.service.explanation.Explanations.Answer;

/** {@code GET /v1/explanations/HOST|INSTANCE}: why it was recovered or not, and would be now. */
final class ExplanationResource implements Resource {
    private final Function<String, Answer> explanations;

    ExplanationResource(Function<String, Answer> explanations) {
        this.explanations = explanations;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.of("GET", "explanations/*", this::explain).from(Microversion.OWN));
    }

    private ApiAnswer explain(ApiRequest request) {
        String about = request.word(1);
        Answer answer = explanations.apply(about);
        if (answer instanceof Answer.NotFound nobody) {
            throw ApiException.notFound(nobody.why());
        }
        if (answer instanceof Answer.Ambiguous several) {
            throw ApiException.badRequest(
                    "several instances were called \""
                            + about
                            + "\", ask by UUID: "
                            + several.instances().stream()
                                    .map(InstanceId::toString)
                                    .collect(Collectors.joining(", ")));
        }
        return ApiAnswer.ok("explanation", ((Answer.Explained) answer).document());
    }
}
