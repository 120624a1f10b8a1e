package org.masakari.service.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.masakari.engine.port.Inventory;
import org.masakari.engine.port.StoreUnavailableException;
import org.masakari.protocol.api.ApiVersion;
import org.masakari.protocol.json.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From HTTP to resources and back: limits, JSON, error documents. */
final class ApiHandler extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);
    private static final int LARGEST_BODY = 64 * 1024;

    /** Keystone makes them of 32 digits; those of other origins may have dashes. */
    private static final Pattern PROJECT_ID = Pattern.compile("[0-9a-f]{32}|[0-9a-f-]{36}");

    private static final Map<Integer, String> ERROR_NAMES =
            Map.of(
                    400, "badRequest",
                    401, "unauthorized",
                    403, "forbidden",
                    404, "itemNotFound",
                    405, "badMethod",
                    406, "notAcceptable",
                    409, "conflictingRequest",
                    413, "overLimit",
                    503, "serviceUnavailable");

    private final Gatekeeper gatekeeper;
    private final Router router;
    private final HealthResource health;
    private final RefusalCounts refusals;

    ApiHandler(
            Gatekeeper gatekeeper, Router router, HealthResource health, RefusalCounts refusals) {
        this.gatekeeper = gatekeeper;
        this.router = router;
        this.health = health;
        this.refusals = refusals;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        ApiAnswer answer = answerOrError(request, response);
        response.setStatus(answer.status());
        answer.headers().forEach(response.getHeaders()::put);
        if (answer.status() == 503) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, 1);
        }
        Object document = answer.document();
        if (document == null) {
            callback.succeeded();
        } else {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
            response.write(true, ByteBuffer.wrap(json(document)), callback);
        }
        return true;
    }

    private ApiAnswer answerOrError(Request request, Response response) {
        try {
            return answer(request, response);
        } catch (ApiException e) {
            return error(request, e.status(), String.valueOf(e.getMessage()), e.headers());
        } catch (Inventory.ConflictException e) {
            return error(request, 409, String.valueOf(e.getMessage()));
        } catch (StoreUnavailableException e) {
            LOG.atWarn().addKeyValue("error", e.getCause()).log("answered 503, nothing was stored");
            return error(request, 503, "the database cannot be used now; try again");
        } catch (IOException e) {
            return error(request, 400, "the request broke off: " + e.getMessage());
        } catch (RuntimeException e) {
            LOG.atError()
                    .setCause(e)
                    .log("a defect of the controller; the request was answered 500");
            return error(request, 500, "a defect of the controller; its log says more");
        }
    }

    private ApiAnswer answer(Request request, Response response) throws IOException {
        String path = Request.getPathInContext(request);
        Optional<ApiAnswer> healthy = health.answer(request.getMethod(), path);
        if (healthy.isPresent()) {
            return healthy.get();
        }
        if (path.equals("/") && request.getMethod().equals("GET")) {
            return VersionResource.all(root(request));
        }
        List<String> parts = parts(path);
        Microversion version = version(request, response);
        if (parts.isEmpty() && request.getMethod().equals("GET")) {
            return VersionResource.one(root(request));
        }
        gatekeeper.admit(request.getHeaders().get("X-Auth-Token"));
        return router.answer(read(request, parts, version));
    }

    private static Microversion version(Request request, Response response) {
        response.getHeaders().put(HttpHeader.VARY, ApiVersion.HEADER);
        Microversion version = Microversion.of(request.getHeaders().get(ApiVersion.HEADER));
        response.getHeaders().put(ApiVersion.HEADER, ApiVersion.SERVICE_TYPE + " " + version);
        return version;
    }

    /** Where the client sees this service. */
    private static String root(Request request) {
        HttpURI uri = request.getHttpURI();
        String port = uri.getPort() > 0 ? ":" + uri.getPort() : "";
        return uri.getScheme() + "://" + uri.getHost() + port;
    }

    private static ApiRequest read(Request request, List<String> parts, Microversion version)
            throws IOException {
        return new ApiRequest(
                request.getMethod(),
                parts,
                query(request),
                version,
                Request.getRemoteAddr(request),
                request.getHeaders().get("Idempotency-Key"),
                body(request));
    }

    /**
     * What follows {@code /v1}; a project id, as Keystone's catalog may put there, is passed over.
     */
    private static List<String> parts(String path) {
        List<String> parts = new ArrayList<>(Arrays.asList(path.split("/")));
        parts.removeIf(String::isEmpty);
        if (parts.isEmpty() || !parts.remove(0).equals("v1")) {
            throw ApiException.notFound("there is nothing at " + path + "; the API is at /v1");
        }
        if (!parts.isEmpty() && PROJECT_ID.matcher(parts.get(0)).matches()) {
            parts.remove(0);
        }
        return parts;
    }

    private static Map<String, String> query(Request request) {
        Map<String, String> query = new TreeMap<>();
        for (Fields.Field field : Request.extractQueryParameters(request)) {
            query.put(field.getName(), String.valueOf(field.getValue()));
        }
        return query;
    }

    private static String body(Request request) throws IOException {
        try (InputStream in = Content.Source.asInputStream(request)) {
            byte[] bytes = in.readNBytes(LARGEST_BODY + 1);
            if (bytes.length > LARGEST_BODY) {
                throw new ApiException(413, "the body is larger than " + LARGEST_BODY + " bytes");
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw ApiException.badRequest("the body is not valid UTF-8");
        }
    }

    private ApiAnswer error(Request request, int status, String message) {
        return error(request, status, message, Map.of());
    }

    private ApiAnswer error(
            Request request, int status, String message, Map<String, String> headers) {
        refusals.count(status);
        if (status < 500) {
            LOG.atInfo()
                    .addKeyValue("error", message)
                    .log(
                            "refused {} {} with {}",
                            request.getMethod(),
                            request.getHttpURI().getPath(),
                            status);
        }
        String name = ERROR_NAMES.getOrDefault(status, "computeFault");
        return new ApiAnswer(
                status,
                Map.of(name, new TreeMap<>(Map.of("code", status, "message", message))),
                headers);
    }

    private static byte[] json(Object document) {
        try {
            return Json.strict().writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
