package org.masakari.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masakari.protocol.client.Answer;

/** The API with TLS. */
@Timeout(60)
class TlsIT extends TlsCase {
    /** The head of a record that announces a handshake message of 512 bytes (RFC 8446, 5.1). */
    private static final byte[] RECORD = {0x16, 0x03, 0x01, 0x02, 0x00};

    @Test
    void takesAMonitorsReport() {
        assertThat(report(authority.trusting())).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void namesItselfWithHttps() throws Exception {
        HttpResponse<String> answer = send("GET", "/v1/", new byte[0]);

        assertThat(answer.body()).contains("\"https://127.0.0.1:" + server.port() + "/v1/\"");
    }

    /** By OpenSSL, as the JDK's own client has no 1.1 any more. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "-tls1_2, Verify return code: 0 (ok)",
        "-tls1_3, Verify return code: 0 (ok)",
        "-tls1_1, alert protocol version",
        "-tls1, alert protocol version"
    })
    void speaksTls12And13Only(String version, String said) throws Exception {
        Process client =
                new ProcessBuilder(
                                "openssl",
                                "s_client",
                                "-connect",
                                "127.0.0.1:" + server.port(),
                                "-CAfile",
                                authority.certificate().toString(),
                                "-cipher",
                                "ALL:@SECLEVEL=0",
                                version)
                        .redirectErrorStream(true)
                        .start();
        client.getOutputStream().close();

        String all = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(all).contains(said);
    }

    /** A client that asks without a pause, always on the same connection. */
    private final class Asking implements Runnable {
        private final HttpClient one = client();
        private final AtomicBoolean enough = new AtomicBoolean();
        private final CountDownLatch before = new CountDownLatch(50);
        private volatile CountDownLatch after = new CountDownLatch(Integer.MAX_VALUE);
        private String subject = "";

        @Override
        public void run() {
            HttpRequest request =
                    HttpRequest.newBuilder(address("/healthz"))
                            .version(HttpClient.Version.HTTP_1_1)
                            .build();
            try {
                while (!enough.get()) {
                    HttpResponse<String> answer = one.send(request, BodyHandlers.ofString());
                    assertThat(answer.statusCode()).isEqualTo(200);
                    subject = subject(answer.sslSession().orElseThrow());
                    before.countDown();
                    after.countDown();
                }
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void inAThread(Runnable task) {
        new Thread(task, "asking").start();
    }

    @Test
    void takesUpARenewedCertificateAndDropsNoConnection() throws Exception {
        List<Asking> clients = List.of(new Asking(), new Asking(), new Asking(), new Asking());
        List<CompletableFuture<Void>> runs = new ArrayList<>();
        clients.forEach(each -> runs.add(CompletableFuture.runAsync(each, TlsIT::inAThread)));
        for (Asking each : clients) {
            assertThat(each.before.await(20, TimeUnit.SECONDS)).isTrue();
        }
        clients.forEach(each -> each.after = new CountDownLatch(200));

        renew("renewed");
        server.refreshTls();

        assertThat(subject()).isEqualTo("CN=renewed");
        for (Asking each : clients) {
            assertThat(each.after.await(20, TimeUnit.SECONDS)).isTrue();
            each.enough.set(true);
        }
        for (int i = 0; i < clients.size(); i++) {
            runs.get(i).get(20, TimeUnit.SECONDS);
            assertThat(clients.get(i).subject).isEqualTo("CN=controller1");
        }
    }

    @Test
    void goesOnWithTheOldPairWhereTheNewOneIsBroken() throws Exception {
        Files.writeString(folder.resolve("controller1.key"), "nonsense");

        server.refreshTls();

        assertThat(subject()).isEqualTo("CN=controller1");
    }

    @Test
    void takesUpThePairThatMendsABrokenOne() throws Exception {
        Files.writeString(folder.resolve("controller1.key"), "nonsense");
        server.refreshTls();
        renew("mended");

        server.refreshTls();

        assertThat(subject()).isEqualTo("CN=mended");
    }

    @Test
    void refusesWhatIsPlainAndStoresNothing() throws Exception {
        String answer =
                answered(
                        "POST /v1/notifications HTTP/1.1\r\nHost: c\r\nContent-Length: "
                                + FENCED.length()
                                + "\r\n\r\n"
                                + FENCED);

        assertThat(answer).startsWith("HTTP/1.1 426 ").contains("use https://");
        assertThat(db.value("SELECT COUNT(*) FROM notification")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/healthz", "/v1/segments"})
    void answersNothingWithoutTls(String path) throws Exception {
        assertThat(answered("GET " + path + " HTTP/1.1\r\nHost: c\r\n\r\n"))
                .startsWith("HTTP/1.1 426 ");
    }

    @Test
    void refusesNoise() throws Exception {
        assertThat(answered("hello\r\n\r\n")).startsWith("HTTP/1.1 400 ");
    }

    /** What is answered until the server closes, without TLS. */
    private String answered(String request) throws Exception {
        try (Socket socket = plainSocket()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void letsAMonitorKnowThatHttpsIsNeeded() {
        URI plain = URI.create("http://127.0.0.1:" + server.port());

        assertThat(report(plain, authority.trusting()))
                .isEqualTo(new Answer.Refused(426, "this port speaks TLS: use https://"));
    }

    @Test
    void answersOthersWhileTwoHundredHandshakesAreHalfOpen() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                slow.add(plainSocket());
                slow.get(i).getOutputStream().write(RECORD);
            }

            long began = System.nanoTime();
            assertThat(report(authority.trusting())).isInstanceOf(Answer.Accepted.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(ofSeconds(8));
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void endsAHandshakeThatGoesOnByteByByte() throws Exception {
        try (Socket socket = plainSocket()) {
            socket.setSoTimeout(200);
            long began = System.nanoTime();
            OutputStream out = socket.getOutputStream();
            out.write(RECORD);
            out.write(new byte[] {0x01, 0x00, 0x01, (byte) 0xFC});

            boolean open = true;
            while (open) {
                open = isOpenAfterOneByteMore(socket);
            }

            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isBetween(ofSeconds(8), ofSeconds(15));
        }
    }

    private static boolean isOpenAfterOneByteMore(Socket socket) throws IOException {
        try {
            socket.getOutputStream().write(0);
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (SocketException e) {
            return false;
        }
    }

    private static Duration ofSeconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
