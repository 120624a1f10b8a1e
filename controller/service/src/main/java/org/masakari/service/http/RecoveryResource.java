package org.masakari.service.http;

import java.util.List;
import java.util.Optional;
import org.masakari.engine.port.History;

/** {@code /v1/recoveries}: what the controller does and did, with timelines. */
final class RecoveryResource implements Resource {
    private final History history;

    RecoveryResource(History history) {
        this.history = history;
    }

    @Override
    public Optional<ApiAnswer> answer(ApiRequest request) {
        List<String> path = request.path();
        if (path.isEmpty()
                || !path.get(0).equals("recoveries")
                || !request.method().equals("GET")) {
            return Optional.empty();
        }
        return switch (path.size()) {
            case 1 -> Optional.of(ApiAnswer.ok("recoveries", history.recoveries(request.limit())));
            case 2 -> Optional.of(show(request));
            default -> Optional.empty();
        };
    }

    private ApiAnswer show(ApiRequest request) {
        return history.recovery(request.id(1))
                .map(found -> ApiAnswer.ok("recovery", found))
                .orElseThrow(() -> ApiException.notFound("no recovery " + request.path().get(1)));
    }
}
