package org.masakari.service.http;

import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/**
 * What a request is called, in its answer and in the log. OpenStack's services say theirs in the
 * same header, and its clients show it with an error (oslo.middleware, {@code request_id}).
 */
final class RequestId {
    static final String HEADER = "X-OpenStack-Request-ID";

    private static final Pattern WELL_FORMED =
            Pattern.compile("req-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private RequestId() {}

    /** Names {@code request}: as its sender does, so that one search finds both sides' logs. */
    static void give(Request request, Response response) {
        String theirs = request.getHeaders().get(HEADER);
        String id =
                theirs != null && WELL_FORMED.matcher(theirs).matches()
                        ? theirs
                        : "req-" + UUID.randomUUID();
        request.setAttribute(HEADER, id);
        response.getHeaders().put(HEADER, id);
    }

    /** What {@code request} was named; it must have been. */
    static String of(Request request) {
        return String.valueOf(request.getAttribute(HEADER));
    }
}
