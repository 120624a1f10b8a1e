package org.masakari.protocol.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.client.Request.Format;
import org.masakari.protocol.json.Json;

/**
 * Talks JSON with whichever controller answers.
 *
 * <p>The addresses are tried in turn, beginning with the one that worked last. The next one is
 * tried when one cannot be connected to or trusted, or answers 503 or 426; when one breaks off
 * after the request was sent, only if repeating it does no harm (not for a POST without {@value
 * #IDEMPOTENCY_KEY}). Paths are encoded by the caller and begin with a slash. Safe for use by many
 * threads.
 */
public final class ControllerClient {
    /** The header that makes a POST repeatable: the controller answers a repeat like the first. */
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final int UNAVAILABLE = 503;
    private static final int NEEDS_TLS = 426;

    private final List<URI> urls;
    private final Exchange exchange;
    private volatile int preferred;

    public ControllerClient(ClientSettings settings) {
        this(settings, null);
    }

    /**
     * As {@link #ControllerClient(ClientSettings)}, for a monitor.
     *
     * @param secret signs what has an {@value #IDEMPOTENCY_KEY}; null for nothing
     */
    public ControllerClient(ClientSettings settings, @Nullable MonitorSecret secret) {
        urls = settings.urls();
        exchange = new Exchange(settings, secret == null ? null : secret::headers);
    }

    /** Reads {@code path}. */
    public Answer get(String path) {
        return send(new Request("GET", path, null, Map.of(), Format.JSON));
    }

    /** Creates below {@code path} what {@code body}, a tree or a record, describes. */
    public Answer post(String path, Object body) {
        return post(path, body, Map.of());
    }

    /** As {@link #post(String, Object)}, with headers of its own. */
    public Answer post(String path, Object body, Map<String, String> headers) {
        return send(new Request("POST", path, json(body), Map.copyOf(headers), Format.JSON));
    }

    /**
     * Posts to a service whose answers are no JSON: only their status counts. {@code body} is sent
     * once to each address until one answers, so the service has to know repeats by itself.
     */
    public Answer postRepeatable(String path, Object body) {
        Map<String, String> headers = Map.of(IDEMPOTENCY_KEY, UUID.randomUUID().toString());
        return send(new Request("POST", path, json(body), headers, Format.ANY));
    }

    /** Changes {@code path} to what {@code body}, a tree or a record, describes. */
    public Answer put(String path, Object body) {
        return send(new Request("PUT", path, json(body), Map.of(), Format.JSON));
    }

    /** Removes {@code path}. */
    public Answer delete(String path) {
        return send(new Request("DELETE", path, null, Map.of(), Format.JSON));
    }

    private Answer send(Request request) {
        List<String> problems = new ArrayList<>();
        @Nullable Answer passedOver = null;
        boolean untrusted = false;
        int first = preferred;
        for (int i = 0; i < urls.size(); i++) {
            int index = (first + i) % urls.size();
            URI url = urls.get(index);
            try {
                Answer answer = Answers.of(exchange.send(url, request), request.answer());
                if (isForTheNext(answer)) {
                    passedOver = answer;
                    continue;
                }
                preferred = index;
                return answer;
            } catch (IOException e) {
                problems.add(url + ": " + Exchange.said(e));
                untrusted |= e instanceof Exchange.NotTrusted;
                if (!(e instanceof Exchange.NotConnected) && !request.repeatable()) {
                    break;
                }
            }
        }
        return passedOver != null ? passedOver : unanswered(String.join("; ", problems), untrusted);
    }

    /** What says that nothing was done there, and that another address may do it. */
    private static boolean isForTheNext(Answer answer) {
        return answer instanceof Answer.Busy busy
                ? busy.status() == UNAVAILABLE
                : answer instanceof Answer.Refused refused && refused.status() == NEEDS_TLS;
    }

    private static Answer unanswered(String problems, boolean untrusted) {
        return untrusted ? new Answer.Untrusted(problems) : new Answer.Unreachable(problems);
    }

    private static String json(Object body) {
        try {
            return Json.lenient().writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON can be made of " + body.getClass(), e);
        }
    }
}
