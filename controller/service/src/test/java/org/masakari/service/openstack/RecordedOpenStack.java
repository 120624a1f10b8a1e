package org.masakari.service.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.masakari.engine.port.Outcome;
import org.masakari.protocol.tls.TlsFiles;
import org.openstack4j.api.types.Facing;

/** A Keystone and a Nova that answer what real ones answered when they were recorded. */
final class RecordedOpenStack implements AutoCloseable {
    /** An answer. */
    record Answer(int status, String body, Map<String, String> headers) {
        /** Closes the connection without an answer. */
        static final Answer BREAKS_OFF = new Answer(0, "", Map.of());

        /** Never answers. */
        static final Answer HANGS = new Answer(-1, "", Map.of());

        /** Sends the head of an answer and never its body. */
        static final Answer STALLS = new Answer(-200, "", Map.of());
    }

    static final String AUTHENTICATION = "POST /v3/auth/tokens";

    private final HttpServer server;
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Set<String> microversions = ConcurrentHashMap.newKeySet();
    private final AtomicInteger authentications = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    RecordedOpenStack() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A Nova client of this cloud. */
    NovaCloud cloud() {
        return cloud(Clock.systemUTC(), Deadlines.DEFAULT);
    }

    NovaCloud cloud(Clock clock, Deadlines deadlines) {
        return new NovaCloud(config("RegionOne"), clock, deadlines);
    }

    /** How to reach this cloud, which has only {@code RegionOne}. */
    CloudConfig config(String region) {
        URI authUrl = URI.create(url() + "/v3");
        return new CloudConfig(
                authUrl, "admin", "x", "admin", "Default", region, TlsFiles.NONE, Facing.PUBLIC);
    }

    /** What a call that must have been done gave. */
    static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }

    /** Refuses every token that was given until now. */
    void refuseTokens() {
        refused.set(authentications.get());
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

    /** The microversions that Nova was asked in. */
    Set<String> microversions() {
        return Set.copyOf(microversions);
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
        if (request.equals(AUTHENTICATION)) {
            requests.add(request);
            send(exchange, answers.containsKey(request) ? next(request) : token());
            return;
        }
        requests.add((request + " " + body).strip());
        microversions.add(
                String.valueOf(exchange.getRequestHeaders().getFirst("OpenStack-API-Version")));
        send(exchange, isRefused(exchange) ? new Answer(401, "{}", Map.of()) : next(request));
    }

    /** A token as Keystone gives it, which never expires. */
    Answer token() {
        String token =
                recorded("token.json")
                        .replaceAll("http://127.0.0.1:\\d+", url().toString())
                        .replace("2026-11-23T", "2099-01-01T");
        String id = "token-" + authentications.incrementAndGet();
        return new Answer(201, token, Map.of("X-Subject-Token", id));
    }

    private boolean isRefused(HttpExchange exchange) {
        String token = String.valueOf(exchange.getRequestHeaders().getFirst("X-Auth-Token"));
        return Integer.parseInt(token.replace("token-", "")) <= refused.get();
    }

    private synchronized Answer next(String request) {
        Deque<Answer> prepared = answers.getOrDefault(request, new ArrayDeque<>());
        Answer answer = prepared.size() > 1 ? prepared.poll() : prepared.peek();
        return answer == null
                ? new Answer(
                        404,
                        "{\"itemNotFound\":{\"message\":\"unprepared " + request + "\"}}",
                        Map.of())
                : answer;
    }

    private void send(HttpExchange exchange, Answer answer) throws IOException {
        if (answer.equals(Answer.STALLS)) {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().flush();
        }
        if (answer.status() < 0) {
            awaitClosing();
        } else if (answer.status() > 0) {
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            answer.headers().forEach(exchange.getResponseHeaders()::add);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
