package org.masakari.service.http;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.masakari.protocol.api.DiagnosisDocument;

/** {@code GET /v1/diagnosis}: what only a controller knows of what it needs to save a host. */
final class DiagnosisResource implements Resource {
    private final Supplier<Optional<DiagnosisDocument>> diagnosis;

    DiagnosisResource(Supplier<Optional<DiagnosisDocument>> diagnosis) {
        this.diagnosis = diagnosis;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.of("GET", "diagnosis", any -> now()).from(Microversion.OWN));
    }

    private ApiAnswer now() {
        return ApiAnswer.ok(
                "diagnosis",
                diagnosis
                        .get()
                        .orElseThrow(
                                () ->
                                        new ApiException(
                                                429,
                                                "another diagnosis is being made; ask again")));
    }
}
