package org.masakari.service.openstack;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.masakari.engine.port.Outcome;
import org.openstack4j.api.exceptions.ResponseException;
import org.openstack4j.core.transport.HttpResponse;
import org.openstack4j.openstack.compute.internal.BaseComputeServices;

/**
 * Nova's API with one microversion for every request, and with the status code in the caller's
 * hands: OpenStack4j's own calls turn a 404 into an empty list.
 */
final class NovaApi extends BaseComputeServices {
    /**
     * The lowest one that has all we need: services by UUID (2.53), migrations in pages (2.59).
     * Higher ones only add what we would have to undo, such as 2.95's stopped evacuees.
     */
    private static final Map<String, String> MICROVERSION =
            Map.of("OpenStack-API-Version", "compute 2.59");

    private final KeystoneSession session;

    NovaApi(KeystoneSession session) {
        this.session = session;
    }

    /** What became of one request. */
    Outcome<NovaAnswer> get(String path, Map<String, ?> params) {
        return call(() -> get(Void.class, path).params(params).headers(MICROVERSION));
    }

    Outcome<NovaAnswer> put(String path, String json) {
        return call(() -> put(Void.class, path).json(json).headers(MICROVERSION));
    }

    Outcome<NovaAnswer> post(String path, String json) {
        return call(() -> post(Void.class, path).json(json).headers(MICROVERSION));
    }

    /** Builds the request once the session is bound to the thread. */
    private interface Request {
        Invocation<Void> build();
    }

    private Outcome<NovaAnswer> call(Request request) {
        try {
            String token = session.bind();
            NovaAnswer answer = send(request);
            if (answer.status() == 401) {
                session.refused(token);
                session.bind();
                answer = send(request);
            }
            return judge(answer);
        } catch (CloudIoException e) {
            String why = String.valueOf(e.getMessage());
            return e.sent()
                    ? new Outcome.Unknown<>(why)
                    : new Outcome.Unavailable<>(why, Duration.ofSeconds(1));
        } catch (ResponseException e) {
            String why = "Keystone refused: " + e.getMessage();
            return new Outcome.Unavailable<>(why, Duration.ofSeconds(1));
        }
    }

    private static NovaAnswer send(Request request) {
        try (HttpResponse response = request.build().executeWithResponse()) {
            return NovaAnswer.of(response);
        } catch (IOException e) {
            throw new CloudIoException("the answer broke off: " + e, e, true);
        }
    }

    private static Outcome<NovaAnswer> judge(NovaAnswer answer) {
        if (answer.isSuccess()) {
            return new Outcome.Done<>(answer);
        }
        if (List.of(429, 503).contains(answer.status())) {
            return new Outcome.Unavailable<>(answer.message(), answer.retryAfter());
        }
        return answer.status() >= 500
                ? new Outcome.Unknown<>(answer.message())
                : new Outcome.Refused<>(answer.message());
    }
}
