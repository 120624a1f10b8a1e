package org.masakari.service.openstack;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openstack4j.core.transport.ClientConstants;
import org.openstack4j.core.transport.HttpExecutorService;
import org.openstack4j.core.transport.HttpRequest;
import org.openstack4j.core.transport.HttpResponse;
import org.openstack4j.core.transport.ObjectMapperSingleton;
import org.openstack4j.core.transport.functions.EndpointURIFromRequestFunction;

/**
 * OpenStack4j's transport on the JDK's own HTTP client. Its shipped connectors open a connection
 * for each request, cannot take a CA file on Java 17 and re-authenticate behind the caller's back;
 * this one keeps connections, gives every request a deadline and leaves status codes to the caller.
 *
 * <p>Found by the service loader.
 */
public final class JdkHttpExecutor implements HttpExecutorService {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** Disabling a service that Nova still takes for up blocks for 60 s; nothing else does. */
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(70);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .build();

    @Override
    public String getExecutorDisplayName() {
        return "java.net.http";
    }

    @Override
    public <R> HttpResponse execute(HttpRequest<R> request) {
        URI uri = uri(request);
        try {
            return new JdkHttpResponse(
                    CLIENT.send(build(uri, request), BodyHandlers.ofInputStream()));
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new CloudIoException(describe(uri) + " cannot be reached", e, false);
        } catch (IOException e) {
            throw new CloudIoException(describe(uri) + " gave no answer: " + e, e, true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CloudIoException(describe(uri) + ": interrupted", e, true);
        }
    }

    private static java.net.http.HttpRequest build(URI uri, HttpRequest<?> request)
            throws IOException {
        var builder = java.net.http.HttpRequest.newBuilder(uri).timeout(READ_TIMEOUT);
        request.getHeaders().forEach((name, value) -> builder.header(name, String.valueOf(value)));
        String body = body(request);
        if (body == null) {
            builder.method(
                    request.getMethod().name(), java.net.http.HttpRequest.BodyPublishers.noBody());
        } else {
            builder.header("Content-Type", ClientConstants.CONTENT_TYPE_JSON);
            builder.method(
                    request.getMethod().name(),
                    java.net.http.HttpRequest.BodyPublishers.ofString(body));
        }
        return builder.build();
    }

    private static @Nullable String body(HttpRequest<?> request) throws IOException {
        if (request.hasJson()) {
            return request.getJson();
        }
        Object entity = request.getEntity();
        return entity == null
                ? null
                : ObjectMapperSingleton.getContext(entity.getClass())
                        .writer()
                        .writeValueAsString(entity);
    }

    private static URI uri(HttpRequest<?> request) {
        String url = new EndpointURIFromRequestFunction().apply(request);
        if (!request.hasQueryParams()) {
            return URI.create(url);
        }
        StringJoiner query = new StringJoiner("&");
        Map<String, List<Object>> sorted = new TreeMap<>(request.getQueryParams());
        for (Map.Entry<String, List<Object>> param : sorted.entrySet()) {
            param.getValue()
                    .forEach(value -> query.add(encode(param.getKey()) + "=" + encode(value)));
        }
        return URI.create(url + "?" + query);
    }

    private static String encode(Object text) {
        return URLEncoder.encode(String.valueOf(text), StandardCharsets.UTF_8);
    }

    private static String describe(URI uri) {
        return uri.getScheme() + "://" + uri.getAuthority() + uri.getPath();
    }

    /** The whole body of {@code response} as text. */
    static String text(HttpResponse response) {
        try (InputStream body = response.getInputStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CloudIoException("the answer broke off: " + e, e, true);
        }
    }
}
