package org.masakari.protocol.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.masakari.protocol.tls.Tls;
import org.masakari.protocol.tls.TlsFiles;

/**
 * A server that gives the answers it was told, the last one for ever, and keeps what it was sent.
 */
public final class FakeController implements AutoCloseable {
    /** What it was sent: the key is empty where there was none. */
    public record Received(String method, String path, String key, String body) {}

    private record Told(int status, String body, Map<String, String> headers) {}

    private final String scheme;
    private final HttpServer server;
    private final Queue<Told> answers = new ArrayDeque<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    public FakeController() {
        this("http", () -> HttpServer.create(anyPort(), 0));
    }

    /**
     * One that speaks TLS and answers 200.
     *
     * @param needsClient true if the client has to show a certificate
     */
    public FakeController(TlsFiles tls, boolean needsClient) {
        this("https", () -> secured(tls, needsClient));
        answers(200, "{}");
    }

    private FakeController(String scheme, Opening opening) {
        this.scheme = scheme;
        try {
            server = opening.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    private interface Opening {
        HttpServer open() throws IOException;
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static HttpServer secured(TlsFiles tls, boolean needsClient) throws IOException {
        HttpsServer made = HttpsServer.create(anyPort(), 0);
        SSLContext context = new Tls(tls).current().context();
        made.setHttpsConfigurator(
                new HttpsConfigurator(context) {
                    @Override
                    public void configure(HttpsParameters parameters) {
                        SSLParameters wanted = context.getDefaultSSLParameters();
                        wanted.setNeedClientAuth(needsClient);
                        parameters.setSSLParameters(wanted);
                    }
                });
        return made;
    }

    /** One more answer. */
    public FakeController answers(int status, String body) {
        return answers(status, body, Map.of());
    }

    public synchronized FakeController answers(
            int status, String body, Map<String, String> headers) {
        answers.add(new Told(status, body, headers));
        return this;
    }

    public URI url() {
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
    }

    public List<Received> received() {
        return received;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized Told next() {
        Told told = answers.size() > 1 ? answers.poll() : answers.peek();
        return told == null ? new Told(500, "nothing to answer", Map.of()) : told;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String key = exchange.getRequestHeaders().getFirst(ControllerClient.IDEMPOTENCY_KEY);
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(
                new Received(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        key == null ? "" : key,
                        body));
        Told told = next();
        told.headers().forEach(exchange.getResponseHeaders()::add);
        byte[] bytes = told.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(told.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
