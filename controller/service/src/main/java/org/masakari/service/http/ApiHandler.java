package org.masakari.service.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.Inventory;
import org.masakari.engine.port.StoreUnavailableException;
import org.masakari.protocol.api.ApiVersion;
import org.masakari.service.http.legacy.LegacyDoor;
import org.masakari.service.http.tls.PlainRequests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From HTTP to resources and back: limits, doors, error documents. A body is awaited without a
 * thread, so that slow clients keep none.
 */
final class ApiHandler extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);
    private static final int LARGEST_BODY = 64 * 1024;

    /** First parts of paths at which the original's monitors do not report. */
    private static final Set<String> OURS = Set.of("v1", "healthz", "readyz", "metrics", "ui");

    private final Gatekeeper gatekeeper;
    private final Router router;
    private final LegacyDoor legacy;
    private final HealthResource health;
    private final UiResource ui;
    private final RefusalCounts refusals;
    private final boolean onlySecured;
    private final PlainRequests plain = new PlainRequests();

    /**
     * @param onlySecured true if nothing but the original's monitors is served without TLS
     */
    ApiHandler(
            Gatekeeper gatekeeper,
            Router router,
            LegacyDoor legacy,
            HealthResource health,
            UiResource ui,
            RefusalCounts refusals,
            boolean onlySecured) {
        this.gatekeeper = gatekeeper;
        this.router = router;
        this.legacy = legacy;
        this.health = health;
        this.ui = ui;
        this.refusals = refusals;
        this.onlySecured = onlySecured;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        RequestId.give(request, response);
        new RequestBody(
                        request,
                        LARGEST_BODY,
                        (body, failure) ->
                                answerOrError(request, response, body, failure)
                                        .write(response, callback))
                .run();
        return true;
    }

    private ApiAnswer answerOrError(
            Request request,
            Response response,
            byte @Nullable [] body,
            @Nullable Throwable failure) {
        try {
            if (body == null) {
                return withoutBody(request, response, failure);
            }
            return answer(new Incoming(request, body), response);
        } catch (ApiException e) {
            return error(request, e.status(), String.valueOf(e.getMessage()), e.headers());
        } catch (Inventory.ConflictException e) {
            return error(request, 409, String.valueOf(e.getMessage()));
        } catch (StoreUnavailableException e) {
            LOG.atWarn()
                    .addKeyValue("error", e.getCause())
                    .addKeyValue("request", RequestId.of(request))
                    .log("answered 503, nothing was stored");
            return error(request, 503, "the database cannot be used now; try again");
        } catch (RuntimeException e) {
            LOG.atError()
                    .setCause(e)
                    .addKeyValue("request", RequestId.of(request))
                    .log("a defect of the controller; the request was answered 500");
            return error(request, 500, "a defect of the controller; its log says more");
        }
    }

    private ApiAnswer answer(Incoming incoming, Response response) {
        if (onlySecured && !incoming.request().isSecure() && !isForLegacyDoor(incoming)) {
            return refusePlain(incoming);
        }
        String path = incoming.path();
        Optional<ApiAnswer> open = health.answer(incoming).or(() -> ui.answer(incoming));
        if (open.isPresent()) {
            return open.get();
        }
        if (path.equals("/") && incoming.method().equals("GET")) {
            return VersionResource.all(incoming.root());
        }
        if (isForLegacyDoor(incoming)) {
            return knock(incoming);
        }
        List<String> parts = incoming.parts();
        Microversion version = version(incoming.request(), response);
        if (parts.isEmpty() && incoming.method().equals("GET")) {
            return VersionResource.one(incoming.root());
        }
        gatekeeper.admit(incoming, parts);
        return router.answer(incoming.apiRequest(parts, version));
    }

    /** Not logged as other refusals are: monitors repeat theirs every few seconds. */
    private ApiAnswer refusePlain(Incoming incoming) {
        plain.refused(incoming.sender());
        refusals.count(PlainRequests.STATUS);
        return ErrorDocument.of(
                PlainRequests.STATUS,
                PlainRequests.REASON,
                Map.of("Upgrade", "TLS/1.2", "Connection", "close"));
    }

    private boolean isForLegacyDoor(Incoming incoming) {
        String[] parts = incoming.path().split("/", 3);
        return incoming.method().equals("POST")
                && !OURS.contains(parts.length < 2 ? "" : parts[1])
                && legacy.isOpenFor(incoming.sender());
    }

    /** What cannot be read as text is, for the original, what is no JSON. */
    private ApiAnswer knock(Incoming incoming) {
        String body;
        try {
            body = incoming.text();
        } catch (ApiException e) {
            body = "";
        }
        int status = legacy.receive(body, incoming.sender());
        if (status >= 400) {
            refusals.count(status);
        }
        return new ApiAnswer(status, new PlainText(LegacyDoor.ANSWER));
    }

    private static Microversion version(Request request, Response response) {
        response.getHeaders().put(HttpHeader.VARY, ApiVersion.HEADER);
        Microversion version = Microversion.of(request.getHeaders().get(ApiVersion.HEADER));
        response.getHeaders().put(ApiVersion.HEADER, ApiVersion.SERVICE_TYPE + " " + version);
        return version;
    }

    private ApiAnswer withoutBody(Request request, Response response, @Nullable Throwable failure) {
        if (Request.getPathInContext(request).startsWith("/v1")) {
            version(request, response);
        }
        if (failure instanceof RequestBody.TooLargeException) {
            return error(request, 413, "the body is larger than " + LARGEST_BODY + " bytes");
        }
        LOG.atInfo()
                .addKeyValue("error", failure)
                .addKeyValue("request", RequestId.of(request))
                .log("a request broke off");
        int status = failure instanceof TimeoutException ? 408 : 400;
        return error(request, status, "the request broke off, so nothing was done");
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
                    .addKeyValue("request", RequestId.of(request))
                    .log(
                            "refused {} {} with {}",
                            request.getMethod(),
                            request.getHttpURI().getPath(),
                            status);
        }
        return ErrorDocument.of(status, message, headers);
    }
}
