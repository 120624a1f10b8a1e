package org.masakari.service.openstack;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.masakari.engine.port.Outcome;
import org.openstack4j.api.exceptions.OS4JException;
import org.openstack4j.core.transport.HttpMethod;
import org.openstack4j.core.transport.HttpResponse;
import org.openstack4j.openstack.compute.internal.BaseComputeServices;

/**
 * Nova's API with one microversion for every request, and with the status code in the caller's
 * hands: OpenStack4j's own calls turn a 404 into an empty list.
 */
final class NovaApi extends BaseComputeServices {
    /**
     * The lowest one that has all we need: services by UUID (2.53), migrations in pages (2.59).
     * Higher ones only add what we would have to undo, such as 2.68's end of forced targets and
     * 2.95's stopped evacuees.
     */
    static final String MICROVERSION = "2.59";

    private static final Map<String, String> HEADERS =
            Map.of("OpenStack-API-Version", "compute " + MICROVERSION);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final KeystoneSession session;
    private final Deadlines deadlines;
    private final Clock clock;

    NovaApi(KeystoneSession session, Deadlines deadlines, Clock clock) {
        this.session = session;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** What became of the request, judged by the status of Nova's answer. */
    Outcome<NovaAnswer> call(NovaRequest request) {
        return ask(request).then(NovaAnswer::judged);
    }

    /** Done with whatever Nova answered, refusals too. */
    Outcome<NovaAnswer> ask(NovaRequest request) {
        try {
            Duration deadline = deadline(request);
            String token = session.bind(deadline);
            NovaAnswer answer = send(request);
            if (answer.status() == 401) {
                session.refused(token);
                session.bind(deadline);
                answer = send(request);
            }
            return new Outcome.Done<>(answer);
        } catch (KeystoneException e) {
            return new Outcome.Unavailable<>(String.valueOf(e.getMessage()), PAUSE);
        } catch (CloudIoException e) {
            String why = String.valueOf(e.getMessage());
            return e.sent() ? new Outcome.Unknown<>(why) : new Outcome.Unavailable<>(why, PAUSE);
        } catch (OS4JException e) {
            String why = "Keystone's catalog shows no Nova: " + e.getMessage();
            return new Outcome.Unavailable<>(why, PAUSE);
        }
    }

    /** Only compute services are changed by PUT. */
    private Duration deadline(NovaRequest request) {
        return request.method() == HttpMethod.PUT ? deadlines.service() : deadlines.usual();
    }

    private NovaAnswer send(NovaRequest request) {
        Invocation<Void> invocation =
                request(request.method(), Void.class, request.path())
                        .params(request.params())
                        .headers(HEADERS);
        if (request.json() != null) {
            invocation = invocation.json(request.json());
        }
        try (HttpResponse response = invocation.executeWithResponse()) {
            return NovaAnswer.of(response, clock.instant());
        } catch (IOException e) {
            throw new CloudIoException("the answer broke off: " + e, e, true);
        }
    }
}
