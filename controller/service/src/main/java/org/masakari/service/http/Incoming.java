package org.masakari.service.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/** A request as it came in, with its whole body. */
final class Incoming {
    /** Keystone makes them of 32 digits; those of other origins may have dashes. */
    private static final Pattern PROJECT_ID = Pattern.compile("[0-9a-f]{32}|[0-9a-f-]{36}");

    private final Request request;
    private final byte[] body;

    Incoming(Request request, byte[] body) {
        this.request = request;
        this.body = body;
    }

    Request request() {
        return request;
    }

    byte[] body() {
        return body;
    }

    String path() {
        return Request.getPathInContext(request);
    }

    String method() {
        return request.getMethod();
    }

    @Nullable String header(String name) {
        return request.getHeaders().get(name);
    }

    /** The address that it comes from, in digits. */
    String sender() {
        return Request.getRemoteAddr(request);
    }

    /** Where the client sees this service. */
    String root() {
        HttpURI uri = request.getHttpURI();
        String port = uri.getPort() > 0 ? ":" + uri.getPort() : "";
        return uri.getScheme() + "://" + uri.getHost() + port;
    }

    /**
     * The body as text.
     *
     * @throws ApiException 400 if it is no UTF-8
     */
    String text() {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw ApiException.badRequest("the body is not valid UTF-8");
        }
    }

    /**
     * What follows {@code /v1}; a project id, as Keystone's catalog may put there, is passed over.
     *
     * @throws ApiException 404 if it is not below {@code /v1}
     */
    List<String> parts() {
        List<String> parts = new ArrayList<>(Arrays.asList(path().split("/", -1)));
        parts.removeIf(String::isEmpty);
        if (parts.isEmpty() || !parts.remove(0).equals("v1")) {
            throw ApiException.notFound("there is nothing at " + path() + "; the API is at /v1");
        }
        if (!parts.isEmpty() && PROJECT_ID.matcher(parts.get(0)).matches()) {
            parts.remove(0);
        }
        return parts;
    }

    ApiRequest apiRequest(List<String> parts, Microversion version) {
        return new ApiRequest(
                method(),
                parts,
                query(),
                version,
                sender(),
                request.getHeaders().get("Idempotency-Key"),
                text());
    }

    /**
     * Whether the query has {@code flag}: bare, or with a value that means true.
     *
     * @throws ApiException 400 if its value means neither
     */
    boolean asksFor(String flag) {
        String text = request.getHttpURI().getQuery();
        return text != null && text.contains(flag) && new QueryFields(query()).asksFor(flag);
    }

    private Map<String, String> query() {
        Map<String, String> query = new TreeMap<>();
        try {
            for (Fields.Field field : Request.extractQueryParameters(request)) {
                query.put(field.getName(), String.valueOf(field.getValue()));
            }
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw ApiException.badRequest("the query is not well encoded: %XX of UTF-8 expected");
        }
        return query;
    }
}
