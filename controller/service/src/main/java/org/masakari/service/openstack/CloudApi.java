package org.masakari.service.openstack;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.masakari.engine.port.Outcome;
import org.openstack4j.api.exceptions.OS4JException;
import org.openstack4j.api.types.ServiceType;
import org.openstack4j.core.transport.HttpMethod;
import org.openstack4j.core.transport.HttpResponse;
import org.openstack4j.openstack.internal.BaseOpenStackService;

/**
 * One of the cloud's APIs with one microversion for every request, and with the status code in the
 * caller's hands: OpenStack4j's own calls turn a 404 into an empty list.
 */
class CloudApi extends BaseOpenStackService {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String name;
    private final Map<String, String> headers;
    private final KeystoneSession session;
    private final Deadlines deadlines;
    private final Clock clock;

    /**
     * An API of the catalog.
     *
     * @param name its name, for people
     * @param microversion as its header has it, such as {@code compute 2.59}
     */
    CloudApi(
            String name,
            ServiceType type,
            String microversion,
            KeystoneSession session,
            Deadlines deadlines,
            Clock clock) {
        super(type);
        this.name = name;
        this.headers = Map.of("OpenStack-API-Version", microversion);
        this.session = session;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** What became of the request, judged by the status of its answer. */
    Outcome<NovaAnswer> call(NovaRequest request) {
        return ask(request).then(NovaAnswer::judged);
    }

    /** Done with whatever was answered, refusals too. */
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
            String why = "Keystone's catalog shows no " + name + ": " + e.getMessage();
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
                        .headers(headers);
        if (request.json() != null) {
            invocation = invocation.json(request.json());
        }
        try (HttpResponse response = invocation.executeWithResponse()) {
            return NovaAnswer.of(name, response, clock.instant());
        } catch (IOException e) {
            throw new CloudIoException("the answer broke off: " + e, e, true);
        }
    }
}
