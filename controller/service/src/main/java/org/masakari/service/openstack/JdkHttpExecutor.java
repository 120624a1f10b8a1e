package org.masakari.service.openstack;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.tls.TlsTrouble;
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

    /** One for each cloud's authorities: each has its own connections. */
    private static final Map<SSLContext, HttpClient> CLIENTS = new ConcurrentHashMap<>();

    /** The client of all requests to a cloud whose certificates {@code context} checks. */
    static HttpClient client(SSLContext context) {
        return CLIENTS.computeIfAbsent(context, JdkHttpExecutor::make);
    }

    private static HttpClient make(SSLContext context) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .sslContext(context)
                .build();
    }

    @Override
    public String getExecutorDisplayName() {
        return "java.net.http";
    }

    /** {@inheritDoc} The request's read time-out is the deadline for the whole of the answer. */
    @Override
    public <R> HttpResponse execute(HttpRequest<R> request) {
        URI uri = uri(request);
        Duration deadline = deadline(request);
        CompletableFuture<java.net.http.HttpResponse<byte[]>> answer = send(uri, request);
        try {
            return new JdkHttpResponse(answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            answer.cancel(true);
            String within = " gave no answer within " + deadline.toMillis() + " ms";
            throw new CloudIoException(describe(uri) + within, e, true);
        } catch (ExecutionException e) {
            throw failed(uri, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new CloudIoException(describe(uri) + ": interrupted", e, true);
        }
    }

    private static Duration deadline(HttpRequest<?> request) {
        int millis = request.getConfig() == null ? 0 : request.getConfig().getReadTimeout();
        return millis > 0 ? Duration.ofMillis(millis) : Deadlines.DEFAULT.usual();
    }

    private static CloudIoException failed(URI uri, Throwable cause) {
        Optional<String> trouble =
                cause instanceof IOException io ? TlsTrouble.in(io) : Optional.empty();
        if (trouble.isPresent()) {
            return new CloudIoException(describe(uri) + ": " + trouble.get(), cause, false);
        }
        boolean sent =
                !(cause instanceof ConnectException
                        || cause instanceof HttpConnectTimeoutException);
        String what = sent ? " gave no answer: " + cause : " cannot be reached";
        return new CloudIoException(describe(uri) + what, cause, sent);
    }

    /**
     * The JDK's own time-out ends with the answer's head; a body that never comes would hold the
     * caller forever. So the answer is awaited as a whole.
     */
    private static CompletableFuture<java.net.http.HttpResponse<byte[]>> send(
            URI uri, HttpRequest<?> request) {
        try {
            return client(request.getConfig().getSslContext())
                    .sendAsync(build(uri, request), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new CloudIoException(describe(uri) + ": the request has no body", e, false);
        }
    }

    private static java.net.http.HttpRequest build(URI uri, HttpRequest<?> request)
            throws IOException {
        var builder = java.net.http.HttpRequest.newBuilder(uri);
        request.getHeaders().forEach((name, value) -> builder.header(name, String.valueOf(value)));
        String body = body(request);
        if (body == null) {
            builder.method(request.getMethod().name(), BodyPublishers.noBody());
        } else {
            builder.header("Content-Type", ClientConstants.CONTENT_TYPE_JSON);
            builder.method(request.getMethod().name(), BodyPublishers.ofString(body));
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
