package org.masakari.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.masakari.engine.gate.Approval;
import org.masakari.engine.port.History;
import org.masakari.engine.port.Retries;
import org.masakari.engine.recovery.RecoveryId;

/** {@code /v1/recoveries}: what the controller does and did, with timelines. */
final class RecoveryResource implements Resource {
    private static final List<String> PROPERTIES = List.of("operator", "reason");

    private final History history;
    private final Retries retries;
    private final BegunListener listener;
    private final Clock clock;

    RecoveryResource(History history, Retries retries, BegunListener listener, Clock clock) {
        this.history = history;
        this.retries = retries;
        this.listener = listener;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("GET", "recoveries", this::list),
                Route.of("GET", "recoveries/*", this::show),
                Route.of("POST", "recoveries/*/retry", this::retry),
                Route.of("POST", "recoveries/*/release", this::release).from(Microversion.OWN));
    }

    private ApiAnswer list(ApiRequest request) {
        View view = new View(request.version());
        return ApiAnswer.ok(
                "recoveries",
                history.recoveries(request.limit()).stream().map(view::recovery).toList());
    }

    private ApiAnswer show(ApiRequest request) {
        return shown(200, request.id(1), request);
    }

    /** An operator wants it made in spite of what had held it, or once more. */
    private ApiAnswer retry(ApiRequest request) {
        Approval approval = approval(request, "retry");
        long askedAt = System.nanoTime();
        Retries.Answer answer = retries.retry(new RecoveryId(request.id(1)), approval);
        refuse(request, answer, "it cannot be tried again: ");
        UUID uuid = request.id(1);
        if (answer instanceof Retries.Begun begun) {
            listener.begun(begun.recovery(), askedAt);
            uuid = begun.recovery().claim().recovery().value();
        }
        return shown(202, uuid, request);
    }

    /** An operator wants it to go on in spite of what holds it. */
    private ApiAnswer release(ApiRequest request) {
        Approval approval = approval(request, "release");
        refuse(
                request,
                retries.release(new RecoveryId(request.id(1)), approval),
                "it cannot be released: ");
        return shown(202, request.id(1), request);
    }

    private Approval approval(ApiRequest request, String name) {
        JsonNode node = request.object(name);
        ApiRequest.refuseUnknown(node, PROPERTIES);
        return new Fields(node).approval(clock.instant());
    }

    private static void refuse(ApiRequest request, Retries.Answer answer, String refusal) {
        if (answer instanceof Retries.NoSuchRecovery) {
            throw missing(request);
        }
        if (answer instanceof Retries.NotNow no) {
            throw new ApiException(409, refusal + no.why());
        }
    }

    private ApiAnswer shown(int status, UUID uuid, ApiRequest request) {
        View view = new View(request.version());
        return history.recovery(uuid)
                .map(found -> new ApiAnswer(status, Map.of("recovery", view.recovery(found))))
                .orElseThrow(() -> missing(request));
    }

    private static ApiException missing(ApiRequest request) {
        return ApiException.notFound("no recovery " + request.path().get(1));
    }
}
