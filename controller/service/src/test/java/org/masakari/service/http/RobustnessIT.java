package org.masakari.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.masakari.protocol.json.Json;
import org.masakari.service.journal.DatabaseConfig;

/** Clients that do what no client should. */
@Timeout(60)
class RobustnessIT extends ApiCase {
    private static final String HEAD = "POST /v1/notifications HTTP/1.1\r\nHost: c\r\n";
    private static final String SIZED = HEAD + "Content-Length: " + FENCED.length() + "\r\n\r\n";

    private Socket connection() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private String answered(String request) throws IOException {
        try (Socket socket = connection()) {
            send(socket, request);
            return answer(socket);
        }
    }

    private static String chunked(String body) {
        return HEAD
                + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(body.length())
                + "\r\n"
                + body
                + "\r\n0\r\n\r\n";
    }

    static Stream<Arguments> refused() {
        String get = "GET /v1/segments HTTP/1.1\r\nHost: c\r\nConnection: close\r\n";
        return Stream.of(
                Arguments.of("no HTTP", "hello\r\n\r\n", 400),
                Arguments.of("a version that is none", "GET / HTTP/7.5\r\nHost: c\r\n\r\n", 505),
                Arguments.of("no host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400),
                Arguments.of(
                        "two lengths",
                        HEAD + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n",
                        400),
                Arguments.of("a length that is none", HEAD + "Content-Length: x\r\n\r\n", 400),
                Arguments.of("a length below zero", HEAD + "Content-Length: -1\r\n\r\n", 400),
                Arguments.of(
                        "a header of 20 KiB", get + "X: " + "x".repeat(20_480) + "\r\n\r\n", 431),
                Arguments.of("5,000 headers", get + "X: y\r\n".repeat(5_000) + "\r\n", 431),
                Arguments.of("a header without a name", get + ": x\r\n\r\n", 400),
                Arguments.of("a quote in a header's name", get + "\"X: y\r\n\r\n", 400),
                Arguments.of(
                        "a path of 20 KiB",
                        "GET /" + "x".repeat(20_480) + " HTTP/1.1\r\nHost: c\r\n\r\n",
                        414),
                Arguments.of(
                        "a way up",
                        "GET /v1/%2e%2e/x HTTP/1.1\r\nHost: c\r\nConnection: close\r\n\r\n",
                        400),
                Arguments.of(
                        "a chunk's length that is none",
                        HEAD + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n",
                        400),
                Arguments.of("a large body in a chunk", chunked("x".repeat(70_000)), 413),
                Arguments.of(
                        "a length of a terabyte",
                        HEAD
                                + "Connection: close\r\nContent-Length: 1099511627776\r\n\r\n"
                                + "x".repeat(70_000),
                        413));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("refused")
    void refusesWithAReasonAndGoesOn(String what, String request, int status) throws Exception {
        String answer = answered(request);

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        JsonNode error =
                Json.lenient()
                        .readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4))
                        .elements()
                        .next();
        assertThat(error.path("code").asInt()).isEqualTo(status);
        assertThat(error.path("message").asText()).isNotBlank();
        assertThat(get("/healthz").path("status").asText()).isEqualTo("ok");
        assertThat(db.value("SELECT COUNT(*) FROM notification")).isEqualTo("0");
    }

    @Test
    void takesABodyInChunks() throws Exception {
        assertThat(answered(chunked(FENCED))).startsWith("HTTP/1.1 202 ");
    }

    /** Closing with some of it unread would reset the connection, and lose the answer to that. */
    @Test
    void readsABodyThatIsTooLargeToItsEndAndGoesOn() throws Exception {
        String large = HEAD + "Content-Length: 500000\r\n\r\n" + "x".repeat(500_000);
        String next = "GET /v1/segments HTTP/1.1\r\nHost: c\r\nConnection: close\r\n\r\n";

        assertThat(answered(large + next))
                .startsWith("HTTP/1.1 413 ")
                .containsOnlyOnce("HTTP/1.1 200 ");
    }

    @Test
    void answersHttp10AndCloses() throws Exception {
        assertThat(answered("GET /v1/segments HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void answersAHeadWithoutItsBody() throws Exception {
        HttpResponse<String> answer = send("HEAD", "/v1/segments", new byte[0]);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void storesNothingOfABodyThatBreaksOff() throws Exception {
        try (Socket socket = connection()) {
            send(socket, SIZED + FENCED.substring(0, 50));
            socket.shutdownOutput();
            answer(socket);
        }

        assertThat(get("/healthz").path("status").asText()).isEqualTo("ok");
        assertThat(db.value("SELECT COUNT(*) FROM notification")).isEqualTo("0");
    }

    @Test
    void answersOthersWhileAHundredClientsSendNothingMore() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                slow.add(connection());
                send(slow.get(i), i % 2 == 0 ? SIZED + FENCED.substring(0, 50) : HEAD);
            }

            assertThat(post("/v1/notifications", FENCED).statusCode()).isEqualTo(202);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void answersWhatIsUnderWayWhenItStopsAndTakesNothingNew() throws Exception {
        try (Socket socket = connection()) {
            send(
                    socket,
                    SIZED.replace("Host", "Connection: close\r\nHost") + FENCED.substring(0, 50));
            assertThat(get("/healthz").path("status").asText()).isEqualTo("ok");
            int port = server.port();
            CompletableFuture<Void> stopping = CompletableFuture.runAsync(server::close);
            awaitRefusal(port);

            send(socket, FENCED.substring(50));

            assertThat(answer(socket)).startsWith("HTTP/1.1 202 ");
            stopping.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void answersWhatWaitsForTheDatabaseWhenItStops() throws Exception {
        try (Connection other = connectionToTheDatabase();
                Statement sql = other.createStatement();
                Socket socket = connection()) {
            sql.execute("LOCK TABLES notification WRITE");
            send(socket, SIZED.replace("Host", "Connection: close\r\nHost") + FENCED);
            awaitWaiter(sql);
            int port = server.port();
            CompletableFuture<Void> stopping = CompletableFuture.runAsync(server::close);
            awaitRefusal(port);
            assertThatThrownBy(() -> stopping.get(500, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);

            sql.execute("UNLOCK TABLES");

            assertThat(answer(socket)).startsWith("HTTP/1.1 202 ");
            stopping.get(20, TimeUnit.SECONDS);
        }
    }

    /** Until a statement waits for the table. */
    private static void awaitWaiter(Statement sql) throws SQLException {
        String waiters =
                "SELECT COUNT(*) FROM information_schema.processlist WHERE state LIKE '%lock%'";
        boolean waits = false;
        while (!waits) {
            try (ResultSet count = sql.executeQuery(waiters)) {
                waits = count.next() && count.getInt(1) > 0;
            }
        }
    }

    private Connection connectionToTheDatabase() throws SQLException {
        DatabaseConfig config = db.config();
        return DriverManager.getConnection(
                "jdbc:mariadb://" + config.nodes().get(0) + "/" + config.name(),
                config.user(),
                config.password());
    }

    /** Until it no longer listens. */
    private static void awaitRefusal(int port) throws IOException {
        while (true) {
            try (Socket probe = new Socket()) {
                probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
            } catch (ConnectException e) {
                return;
            } catch (SocketTimeoutException lost) {
                // Met its closing as well: the kernel would ask again only after a second.
                assertThat(lost).hasMessageContaining("timed out");
            } catch (SocketException closing) {
                // Met the very moment of its closing: reset, and not refused yet.
                assertThat(closing).hasMessageContaining("reset");
            }
        }
    }
}
