package org.masakari.service.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A receiver of webhooks as docs/operate.md tells how to write one, on a real HTTP server. */
public final class FakeReceiver implements AutoCloseable {
    public static final String SECRET = "a-secret-of-more-than-16";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean hanging;
    private volatile Map<String, String> headers = Map.of();

    /**
     * What it was sent.
     *
     * @param signed true if its signature and time are good
     * @param authorization the header; null if there was none
     */
    public record Received(
            String id, String event, String body, boolean signed, @Nullable String authorization) {}

    /** One that answers 204. */
    public FakeReceiver() {
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

    /** Answers that first, one after the other, and then 204. */
    public FakeReceiver answering(Integer... statuses) {
        answers.addAll(List.of(statuses));
        return this;
    }

    public FakeReceiver with(Map<String, String> headersOfAnswers) {
        headers = Map.copyOf(headersOfAnswers);
        return this;
    }

    /** Takes requests and answers none. */
    public FakeReceiver hanging() {
        hanging = true;
        return this;
    }

    public URI url() {
        return url("");
    }

    /** With {@code user}, such as {@code name:password@}. */
    public URI url(String user) {
        return URI.create(
                "http://"
                        + user
                        + "127.0.0.1:"
                        + server.getAddress().getPort()
                        + "/hook/?token=t0ken");
    }

    /** The next request; waits for it. */
    public Received next() throws InterruptedException {
        Received next = received.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (next == null) {
            throw new AssertionError("nothing was sent within " + PATIENCE);
        }
        return next;
    }

    /** True if nothing else was sent until now. */
    public boolean hasNoMore() {
        return received.isEmpty();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        received.add(
                new Received(
                        header(exchange, "Idempotency-Key"),
                        header(exchange, "X-Masakari-Event"),
                        new String(body, StandardCharsets.UTF_8),
                        isSigned(exchange, body),
                        exchange.getRequestHeaders().getFirst("Authorization")));
        if (hanging) {
            awaitRelease();
        }
        Integer status = answers.poll();
        headers.forEach(exchange.getResponseHeaders()::add);
        exchange.sendResponseHeaders(status == null ? 204 : status, -1);
        exchange.close();
    }

    private void awaitRelease() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    /** By the words of the documentation alone, not by the code that signs. */
    private static boolean isSigned(HttpExchange exchange, byte[] body) {
        String time = header(exchange, "X-Masakari-Time");
        if (!time.matches("\\d+")
                || Math.abs(System.currentTimeMillis() / 1000 - Long.parseLong(time)) > 60) {
            return false;
        }
        String text =
                String.join(
                        "\n",
                        "POST",
                        exchange.getRequestURI().getPath(),
                        time,
                        header(exchange, "Idempotency-Key"),
                        digest(body));
        return hmac(text).equals(header(exchange, "X-Masakari-Signature"));
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        released.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
