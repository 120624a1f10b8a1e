package org.masakari.service.openstack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A Keystone and a Nova that answer what real ones answered when they were recorded. */
final class RecordedOpenStack implements AutoCloseable {
    /** An answer; a status of 0 closes the connection without one. */
    record Answer(int status, String body, Map<String, String> headers) {}

    private final HttpServer server;
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    RecordedOpenStack() {
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

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers the next request for {@code "METHOD /path?query"} so; the last answer stays. */
    RecordedOpenStack on(String request, int status, String body) {
        return on(request, new Answer(status, body, Map.of()));
    }

    RecordedOpenStack on(String request, Answer answer) {
        answers.computeIfAbsent(request, key -> new ArrayDeque<>()).add(answer);
        return this;
    }

    /** What was asked, as {@code "METHOD /path?query body"}, tokens left out. */
    List<String> requests() {
        return new ArrayList<>(requests);
    }

    static String recorded(String name) {
        try (InputStream in = RecordedOpenStack.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (request.equals("POST /v3/auth/tokens")) {
            requests.add(request);
            exchange.getResponseHeaders().add("X-Subject-Token", "token-" + requests.size());
            String token =
                    recorded("token.json")
                            .replaceAll("http://127.0.0.1:\\d+", url().toString())
                            .replace("2026-11-23T", "2099-01-01T");
            send(exchange, new Answer(201, token, Map.of()));
            return;
        }
        requests.add((request + " " + body).strip());
        send(exchange, next(request));
    }

    private Answer next(String request) {
        Deque<Answer> prepared = answers.getOrDefault(request, new ArrayDeque<>());
        Answer answer = prepared.size() > 1 ? prepared.poll() : prepared.peek();
        return answer == null
                ? new Answer(
                        404,
                        "{\"itemNotFound\":{\"message\":\"unprepared " + request + "\"}}",
                        Map.of())
                : answer;
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        if (answer.status() > 0) {
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            answer.headers().forEach(exchange.getResponseHeaders()::add);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
