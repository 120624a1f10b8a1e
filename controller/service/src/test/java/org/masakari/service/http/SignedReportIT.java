package org.masakari.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masakari.protocol.client.Answer;
import org.masakari.protocol.client.ClientSettings;
import org.masakari.protocol.client.ControllerClient;
import org.masakari.protocol.client.MonitorSecret;
import org.masakari.protocol.json.Json;
import org.masakari.service.access.MonitorSecrets;
import org.masakari.service.access.TokenCheck;

/** Monitors that sign their reports, where everybody else needs a token. */
class SignedReportIT extends ApiCase {
    private static final MonitorSecret OLD = new MonitorSecret("c1", "the-old-secret-of-c1");
    private static final MonitorSecret NEW = new MonitorSecret("c1", "the-new-secret-of-c1");
    private static final Path FILE = file();
    private static final String PATH = "/v1/notifications";

    private static Path file() {
        try {
            return Files.createTempFile("monitors", ".secrets");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void secrets(MonitorSecret... secrets) throws IOException {
        StringBuilder text = new StringBuilder("# of the monitors\n");
        for (MonitorSecret each : secrets) {
            text.append(each.owner()).append(' ').append(each.secret()).append('\n');
        }
        Files.writeString(FILE, text);
        Files.setLastModifiedTime(FILE, FileTime.fromMillis(System.nanoTime() / 1000));
    }

    @Override
    Access access() {
        try {
            secrets(OLD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TokenCheck tokens =
                token -> new TokenCheck.Good("x", Set.of("admin"), Instant.now().plusSeconds(60));
        return Access.byToken(tokens, URI.create("http://keystone/v3"), Set.of("admin"))
                .and(new MonitorSecrets(FILE, Clock.systemUTC()));
    }

    @Override
    String[] credentials() {
        return new String[] {"X-Auth-Token", "theirs"};
    }

    private Answer report(MonitorSecret secret) throws IOException {
        URI url = URI.create("http://127.0.0.1:" + server.port());
        return new ControllerClient(ClientSettings.of(List.of(url)), secret)
                .post(
                        PATH,
                        Json.strict().readTree(FENCED),
                        Map.of(ControllerClient.IDEMPOTENCY_KEY, "k"));
    }

    private static int status(Answer answer) {
        return answer instanceof Answer.Accepted accepted
                ? accepted.status()
                : ((Answer.Refused) answer).status();
    }

    /** A request that was signed by the old secret for {@link #PATH} some seconds ago. */
    private static String[] signature(long secondsAgo, String body) {
        Instant then = Instant.now().minus(Duration.ofSeconds(secondsAgo));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        List<String> headers = new ArrayList<>(List.of(ControllerClient.IDEMPOTENCY_KEY, "k"));
        OLD.headers("POST", PATH, "k", bytes, then)
                .forEach((name, value) -> headers.addAll(List.of(name, value)));
        return headers.toArray(String[]::new);
    }

    @Test
    void takesAReportThatIsSigned() throws Exception {
        assertThat(status(report(OLD))).isEqualTo(202);
    }

    @Test
    void refusesOneThatIsSignedByAnotherSecret() throws Exception {
        assertThat(status(report(NEW))).isEqualTo(401);
        assertThat(db.value("SELECT COUNT(*) FROM notification")).isEqualTo("0");
    }

    @Test
    void takesBothSecretsWhileOneReplacesTheOther() throws Exception {
        report(OLD);
        secrets(OLD, NEW);

        assertThat(status(report(OLD))).isEqualTo(202);
        assertThat(status(report(NEW))).isEqualTo(202);
    }

    @Test
    void refusesASecretThatIsNoLongerInTheFile() throws Exception {
        report(OLD);
        secrets(NEW);

        assertThat(status(report(OLD))).isEqualTo(401);
    }

    @ParameterizedTest(name = "signed {0} s ago: {1}")
    @CsvSource({"0, 202", "50, 202", "-50, 202", "70, 401", "-70, 401"})
    void takesItForAMinute(long secondsAgo, int status) throws Exception {
        assertThat(post(PATH, FENCED, signature(secondsAgo, FENCED)).statusCode())
                .isEqualTo(status);
    }

    @Test
    void doesNothingForAReportThatIsSentOnceMore() throws Exception {
        String[] signature = signature(0, FENCED);
        HttpResponse<String> first = post(PATH, FENCED, signature);

        HttpResponse<String> replay = post(PATH, FENCED, signature);

        assertThat(replay.body()).isEqualTo(first.body());
        assertThat(begun).hasSize(1);
    }

    @Test
    void refusesAnotherBodyUnderTheSameSignature() throws Exception {
        String other = FENCED.replace("op-1", "op-2");

        assertThat(post(PATH, other, signature(0, FENCED)).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesASignatureWithoutItsKey() throws Exception {
        List<String> headers = new ArrayList<>(List.of(signature(0, FENCED)));
        int key = headers.indexOf(ControllerClient.IDEMPOTENCY_KEY);
        headers.subList(key, key + 2).clear();

        assertThat(post(PATH, FENCED, headers.toArray(String[]::new)).statusCode()).isEqualTo(401);
    }

    @Test
    void letsAMonitorDoNothingButReport() throws Exception {
        String[] signature = signature(0, "");

        assertThat(send("GET", "/v1/segments", new byte[0], signature).statusCode()).isEqualTo(403);
    }

    @AfterEach
    void remove() throws IOException {
        Files.deleteIfExists(FILE);
    }
}
