package org.masakari.protocol.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
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

/**
 * A server that gives the answers it was told, the last one for ever, and keeps what it was sent.
 */
public final class FakeController implements AutoCloseable {
    /** What it was sent: the key is empty where there was none. */
    public record Received(String method, String path, String key, String body) {}

    private record Told(int status, String body, Map<String, String> headers) {}

    private final HttpServer server;
    private final Queue<Told> answers = new ArrayDeque<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    public FakeController() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
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
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
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
