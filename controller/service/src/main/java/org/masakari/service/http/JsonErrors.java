package org.masakari.service.http;

import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What Jetty itself refuses, such as malformed HTTP, in the API's own form. */
final class JsonErrors implements Request.Handler {
    /** Of such a request the end is not known; and Jetty sends this body even to a HEAD. */
    private static final Map<String, String> CLOSE =
            Map.of(HttpHeader.CONNECTION.asString(), "close");

    private final RefusalCounts refusals;

    JsonErrors(RefusalCounts refusals) {
        this.refusals = refusals;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        refusals.count(status);
        Object why = request.getAttribute(ErrorHandler.ERROR_MESSAGE);
        String message = why == null ? "this is no good HTTP" : why.toString();
        ErrorDocument.of(status, message, CLOSE).write(response, callback);
        return true;
    }
}
