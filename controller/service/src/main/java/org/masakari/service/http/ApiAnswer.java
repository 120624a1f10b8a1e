package org.masakari.service.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.json.Json;

/**
 * What is answered.
 *
 * @param status the HTTP status
 * @param document what is written as JSON; null for no body
 * @param headers beside those that every answer has
 */
record ApiAnswer(int status, @Nullable Object document, Map<String, String> headers) {

    ApiAnswer(int status, @Nullable Object document) {
        this(status, document, Map.of());
    }

    /** Sends it as the answer to a request. */
    void write(Response response, Callback callback) {
        response.setStatus(status);
        headers.forEach(response.getHeaders()::put);
        if (status == 503) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, 1);
        }
        if (document == null) {
            callback.succeeded();
            return;
        }
        String type = document instanceof PlainText plain ? plain.type() : "application/json";
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.write(true, ByteBuffer.wrap(bytes(document)), callback);
    }

    private static byte[] bytes(Object document) {
        try {
            return document instanceof PlainText plain
                    ? plain.text().getBytes(StandardCharsets.UTF_8)
                    : Json.strict().writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static ApiAnswer ok(String name, Object document) {
        return new ApiAnswer(200, Map.of(name, document));
    }

    static ApiAnswer noContent() {
        return new ApiAnswer(204, null);
    }
}
