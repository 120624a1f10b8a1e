package org.masakari.protocol.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.tls.Tls;

/** One request to one address, by the JDK's small HTTP client: the large one costs 12 MB more. */
final class Exchange {
    /** More than any answer of the API, less than a monitor's heap. */
    static final int MAX_ANSWER_BYTES = 8 << 20;

    static {
        // The JDK would send a POST again on its own when a connection breaks before the answer,
        // and
        // would send one into a kept connection that the server is closing, whatever the request's
        // own Connection header says.
        System.setProperty("sun.net.http.retryPost", "false");
        System.setProperty("http.keepAlive", "false");
    }

    private final ClientSettings settings;

    private final @Nullable Signing signing;
    private final Tls tls;

    /**
     * @param signing signs what has a body and an {@value ControllerClient#IDEMPOTENCY_KEY}; null
     *     for nothing
     */
    Exchange(ClientSettings settings, @Nullable Signing signing) {
        this.settings = settings;
        this.signing = signing;
        this.tls = new Tls(settings.tls());
    }

    /** What the server sent: status, at most {@link #MAX_ANSWER_BYTES} and {@code Retry-After}. */
    record Raw(int status, String body, @Nullable String retryAfter) {}

    /** The connection could not be made, so the request was surely not carried out. */
    static class NotConnected extends IOException {
        private static final long serialVersionUID = 1L;

        NotConnected(IOException cause) {
            super(cause.getMessage(), cause);
        }

        NotConnected(String message, IOException cause) {
            super(message, cause);
        }
    }

    /** The same, because of TLS: trying again is of no use. */
    static final class NotTrusted extends NotConnected {
        private static final long serialVersionUID = 1L;

        NotTrusted(String message, IOException cause) {
            super(message, cause);
        }
    }

    /**
     * Sends {@code request} to {@code base} and reads the answer.
     *
     * @throws NotConnected if nothing was sent
     * @throws NotTrusted if nothing was sent, because of TLS
     * @throws IOException if it broke off later: the outcome is unknown
     */
    Raw send(URI base, Request request) throws IOException {
        HttpURLConnection connection = open(base, request);
        try {
            return exchange(connection, request);
        } catch (IOException e) {
            Optional<String> trouble =
                    tls.trouble(connection.getURL(), e, settings.connectTimeout());
            if (trouble.isPresent()) {
                throw new NotTrusted(trouble.get(), e);
            }
            throw e;
        }
    }

    private Raw exchange(HttpURLConnection connection, Request request) throws IOException {
        try {
            prepare(connection, request);
            connect(connection);
            if (request.body() != null) {
                try (OutputStream out = connection.getOutputStream()) {
                    out.write(request.body().getBytes(StandardCharsets.UTF_8));
                }
            }
            int status = connection.getResponseCode();
            return new Raw(status, body(connection), connection.getHeaderField("Retry-After"));
        } finally {
            connection.disconnect();
        }
    }

    private static HttpURLConnection open(URI base, Request request) throws IOException {
        String text = base.toString();
        String root = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        URLConnection opened = URI.create(root + request.path()).toURL().openConnection();
        return (HttpURLConnection) opened;
    }

    private void prepare(HttpURLConnection connection, Request request) throws IOException {
        tls.secure(connection);
        connection.setRequestMethod(request.method());
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout(millis(settings.connectTimeout()));
        connection.setReadTimeout(millis(settings.readTimeout()));
        connection.setRequestProperty("Accept", "application/json");
        // A kept connection that the server has closed meanwhile would cost the urgent request a
        // retry.
        connection.setRequestProperty("Connection", "close");
        settings.headers().forEach(connection::setRequestProperty);
        request.headers().forEach(connection::setRequestProperty);
        signature(connection, request).forEach(connection::setRequestProperty);
        if (request.body() != null) {
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setDoOutput(true);
        }
    }

    /** Signed anew each time that it is sent: a report may have waited for long. */
    private Map<String, String> signature(HttpURLConnection connection, Request request) {
        String key = request.headers().get(ControllerClient.IDEMPOTENCY_KEY);
        String body = request.body();
        return signing == null || key == null || body == null
                ? Map.of()
                : signing.headers(
                        request.method(),
                        connection.getURL().getPath(),
                        key,
                        body.getBytes(StandardCharsets.UTF_8),
                        Instant.now());
    }

    private static void connect(HttpURLConnection connection) throws NotConnected {
        try {
            connection.connect();
        } catch (IOException e) {
            throw new NotConnected(e);
        }
    }

    private static String body(HttpURLConnection connection) throws IOException {
        try (InputStream in = stream(connection)) {
            byte[] bytes = in == null ? new byte[0] : in.readNBytes(MAX_ANSWER_BYTES + 1);
            if (bytes.length > MAX_ANSWER_BYTES) {
                throw new IOException("the answer is longer than " + MAX_ANSWER_BYTES + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static @Nullable InputStream stream(HttpURLConnection connection) throws IOException {
        return connection.getResponseCode() < 400
                ? connection.getInputStream()
                : connection.getErrorStream();
    }

    /** What went wrong, for people. */
    static String said(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static int millis(Duration duration) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, duration.toMillis()));
    }
}
