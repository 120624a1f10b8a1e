package org.masakari.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.masakari.protocol.api.ApiVersion;
import org.masakari.protocol.json.Json;

/**
 * Answers each request as it was told to; of several answers to one request the last one for ever.
 */
final class FakeController implements AutoCloseable {
    private record Told(int status, String body) {}

    private final HttpServer server;
    private final Map<String, Deque<Told>> answers = new ConcurrentHashMap<>();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final Map<String, String> issued = new ConcurrentHashMap<>();
    private final List<String> versions = new CopyOnWriteArrayList<>();

    FakeController() {
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

    /** What it answers to {@code request}, such as {@code GET /v1/segments}. */
    FakeController on(String request, int status, Object document) {
        String body = Json.strict().valueToTree(document).toString();
        answers.computeIfAbsent(request, any -> new ArrayDeque<>()).add(new Told(status, body));
        return this;
    }

    FakeController on(String request, String name, Object document) {
        return on(request, 200, Map.of(name, document));
    }

    /** As {@link #on(String, String, Object)}, in place of what it was told before. */
    FakeController nowOn(String request, String name, Object document) {
        answers.remove(request);
        return on(request, name, document);
    }

    FakeController refuses(String request, int status, String reason) {
        return on(request, status, Map.of("anError", Map.of("message", reason)));
    }

    /** As {@link #refuses}, in place of what it was told before. */
    FakeController nowRefuses(String request, int status, String reason) {
        answers.remove(request);
        return refuses(request, status, reason);
    }

    /** Each request, such as {@code POST /v1/segments {…}}. */
    List<String> received() {
        return received;
    }

    /** Answers {@code request} as Keystone does, with a token in its header. */
    FakeController issues(String request, String token) {
        issued.put(request, token);
        return on(request, 201, Map.of());
    }

    /** The token that each request showed; {@code null} for none. */
    List<String> tokens() {
        return tokens;
    }

    /** The API's version that each request asked for. */
    List<String> versions() {
        return versions;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add((request + " " + body).strip());
        versions.add(String.valueOf(exchange.getRequestHeaders().getFirst(ApiVersion.HEADER)));
        tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Auth-Token")));
        if (issued.containsKey(request)) {
            exchange.getResponseHeaders().set("X-Subject-Token", issued.get(request));
        }
        Told told = next(request);
        // As the controller does, because the request asks for it.
        exchange.getResponseHeaders().set("Connection", "close");
        byte[] bytes = told.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(told.status(), told.status() == 204 ? -1 : bytes.length);
        if (told.status() != 204) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private Told next(String request) {
        Deque<Told> told = answers.get(request);
        if (told == null) {
            return new Told(404, "{\"itemNotFound\": {\"message\": \"no " + request + "\"}}");
        }
        return told.size() > 1 ? told.removeFirst() : told.getFirst();
    }
}
