package org.masakari.protocol.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masakari.protocol.tls.TestAuthority;
import org.masakari.protocol.tls.Tls;
import org.masakari.protocol.tls.TlsFiles;

/** What a client says of a controller that speaks TLS. */
class ControllerClientTlsTest {
    @TempDir Path folder;
    private TestAuthority authority;
    private FakeController controller;

    @BeforeEach
    void start() {
        authority = new TestAuthority(folder, "ca");
        controller = new FakeController(authority.issue("controller1"), false);
    }

    private void serveInstead(FakeController other) {
        controller.close();
        controller = other;
    }

    @AfterEach
    void stop() {
        controller.close();
    }

    private static Answer ask(TlsFiles tls, URI... urls) {
        return new ControllerClient(ClientSettings.of(List.of(urls)).with(tls))
                .post("/v1/notifications", Map.of("a", 1));
    }

    private Answer ask(TlsFiles tls) {
        return ask(tls, controller.url());
    }

    private void distrusted(Answer answer, String... words) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Untrusted.class,
                        untrusted ->
                                assertThat(untrusted.reason())
                                        .startsWith(controller.url().toString())
                                        .contains(words));
    }

    @Test
    void trustsWhomTheAuthorityVouchesFor() {
        assertThat(ask(authority.trusting())).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void namesTheIssuerAndTheFileThatDoesNotHaveIt() {
        TestAuthority other = new TestAuthority(folder, "other");

        distrusted(
                ask(other.trusting()),
                "CN=controller1",
                "issued by CN=ca",
                other.certificate().toString());
    }

    @Test
    void namesTheSystemsListWhereNoFileIsGiven() {
        distrusted(ask(TlsFiles.NONE), "issued by CN=ca", "the system's list");
    }

    @Test
    void saysWhenACertificateExpired() {
        serveInstead(
                new FakeController(
                        authority.issue("controller1", TestAuthority.LOOPBACK, -1), false));

        distrusted(ask(authority.trusting()), "CN=controller1 expired at 20", "renew it");
    }

    @Test
    void saysForWhichHostsACertificateIs() {
        serveInstead(
                new FakeController(authority.issue("controller1", "DNS:controller1", 10), false));

        distrusted(ask(authority.trusting()), "is for [controller1]", "127.0.0.1");
    }

    @Test
    void showsItsOwnCertificateWhereOneIsNeeded() {
        serveInstead(new FakeController(authority.issue("controller1"), true));

        assertThat(ask(authority.issue("compute1"))).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void saysThatItIsRefusedWithoutACertificateWhereOneIsNeeded() throws Exception {
        SSLContext context = new Tls(authority.issue("controller1")).current().context();
        try (SSLServerSocket strict =
                (SSLServerSocket)
                        context.getServerSocketFactory()
                                .createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            strict.setNeedClientAuth(true);
            Thread serving = new Thread(() -> refuseAll(strict));
            serving.setDaemon(true);
            serving.start();

            Answer answer =
                    ask(
                            authority.trusting(),
                            URI.create("https://127.0.0.1:" + strict.getLocalPort()));

            assertThat(answer)
                    .isInstanceOfSatisfying(
                            Answer.Untrusted.class,
                            untrusted ->
                                    assertThat(untrusted.reason())
                                            .contains("refused this side's certificate"));
        }
    }

    /** Until it is closed; the handshake of a client without a certificate fails. */
    private static void refuseAll(SSLServerSocket server) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                int ignored = client.getInputStream().read();
            } catch (IOException e) {
                // Expected each time, and at the end.
            }
        }
    }

    @Test
    void asksTheNextControllerWhereOneIsNotTrusted() {
        TlsFiles gone = authority.issue("controller2", TestAuthority.LOOPBACK, -1);
        try (FakeController expired = new FakeController(gone, false)) {
            Answer answer = ask(authority.trusting(), expired.url(), controller.url());

            assertThat(answer).isInstanceOf(Answer.Accepted.class);
        }
    }
}
