package org.masakari.service.http;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.masakari.protocol.client.Answer;
import org.masakari.protocol.client.ClientSettings;
import org.masakari.protocol.client.ControllerClient;
import org.masakari.protocol.tls.PemException;
import org.masakari.protocol.tls.TestAuthority;
import org.masakari.protocol.tls.Tls;
import org.masakari.protocol.tls.TlsFiles;
import org.masakari.service.http.tls.TlsConfig;
import org.masakari.service.http.tls.TlsServer;

/** A server that speaks TLS, with a certificate of the test's own authority. */
abstract class TlsCase extends ApiCase {
    /** A server that is busy may take its time to say what it has against a certificate. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir static Path folder;
    static TestAuthority authority;

    /** Made while the superclass is being constructed, so without a value of its own here. */
    private @Nullable TlsServer made;

    @BeforeAll
    static void issue() {
        authority = new TestAuthority(folder, "ca");
    }

    /** Whether clients show a certificate; none does unless a test says otherwise. */
    TlsConfig.ClientAuth clients() {
        return TlsConfig.ClientAuth.NONE;
    }

    /** What the test's own requests are made with. */
    TlsFiles own() {
        return authority.trusting();
    }

    @Override
    TlsServer tls() {
        if (made == null) {
            TlsFiles files = authority.issue("controller1");
            made = new TlsServer(new TlsConfig(files, clients()), Clock.systemUTC());
        }
        return made;
    }

    @Override
    HttpClient client() {
        return HttpClient.newBuilder().sslContext(context(own())).build();
    }

    static SSLContext context(TlsFiles files) {
        try {
            return new Tls(files).current().context();
        } catch (PemException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a monitor is told that reports with {@code files}. */
    Answer report(TlsFiles files) {
        return report(address(""), files);
    }

    static Answer report(URI address, TlsFiles files) {
        ClientSettings settings =
                new ClientSettings(List.of(address), PATIENCE, PATIENCE, Map.of(), files);
        return new ControllerClient(settings)
                .post(
                        "/v1/notifications",
                        Map.of(
                                "notification",
                                Map.of(
                                        "type",
                                        "COMPUTE_HOST",
                                        "hostname",
                                        "compute1",
                                        "generated_time",
                                        "2026-01-31T12:00:00",
                                        "payload",
                                        Map.of(
                                                "event",
                                                "STARTED",
                                                "cluster_status",
                                                "ONLINE",
                                                "host_status",
                                                "NORMAL"))));
    }

    /** Puts the certificate and key of {@code subject} in place, as certbot does, by renaming. */
    static void renew(String subject) throws Exception {
        TlsFiles renewed = authority.issue(subject);
        replace("controller1.pem", Objects.requireNonNull(renewed.certificate()));
        replace("controller1.key", Objects.requireNonNull(renewed.key()));
    }

    private static void replace(String name, Path by) throws Exception {
        Files.move(by, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    Socket plainSocket() throws Exception {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    /** Whom a connection that is made now meets. */
    String subject() throws Exception {
        try (SSLSocket socket =
                (SSLSocket)
                        context(own())
                                .getSocketFactory()
                                .createSocket("127.0.0.1", server.port())) {
            socket.startHandshake();
            return subject(socket.getSession());
        }
    }

    static String subject(SSLSession session) throws SSLPeerUnverifiedException {
        Principal principal = session.getPeerPrincipal();
        return principal.getName();
    }
}
