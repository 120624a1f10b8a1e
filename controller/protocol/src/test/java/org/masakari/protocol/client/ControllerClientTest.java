package org.masakari.protocol.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masakari.protocol.tls.TlsFiles;

class ControllerClientTest {
    private final FakeController one = new FakeController();
    private final FakeController two = new FakeController();

    @AfterEach
    void stop() {
        one.close();
        two.close();
    }

    @Test
    void aSuccessCarriesStatusAndJson() {
        one.answers(202, "{\"notification\": {\"id\": 7}}");

        Answer answer = client(one.url()).post("/v1/notifications", Map.of("a", 1));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Accepted.class,
                        accepted -> {
                            assertThat(accepted.status()).isEqualTo(202);
                            assertThat(accepted.body().at("/notification/id").asInt()).isEqualTo(7);
                        });
        assertThat(one.received())
                .containsExactly(
                        new FakeController.Received("POST", "/v1/notifications", "", "{\"a\":1}"));
    }

    @Test
    void aSuccessWithoutABodyIsASuccess() {
        one.answers(204, "");

        Answer answer = client(one.url()).delete("/v1/segments/1");

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Accepted.class,
                        accepted -> assertThat(accepted.body().isMissingNode()).isTrue());
    }

    @Test
    void aRefusalCarriesTheControllersReason() {
        one.answers(400, "{\"badRequest\": {\"code\": 400, \"message\": \"no such host\"}}");

        assertThat(client(one.url()).get("/v1/segments"))
                .isEqualTo(new Answer.Refused(400, "no such host"));
    }

    @Test
    void anUnauthorizedPostIsARefusalLikeAnyOther() {
        one.answers(401, "{\"error\": {\"message\": \"token expected\"}}");

        assertThat(client(one.url()).post("/v1/segments", Map.of()))
                .isEqualTo(new Answer.Refused(401, "token expected"));
    }

    @Test
    void aThrottledRequestSaysWhenToComeBack() {
        one.answers(429, "slowly", Map.of("Retry-After", "3"));

        assertThat(client(one.url()).get("/"))
                .isEqualTo(new Answer.Busy(429, "slowly", Duration.ofSeconds(3)));
    }

    @Test
    void theNextAddressIsTriedWhenOneCannotBeConnectedAndThenKept() throws IOException {
        two.answers(200, "{}");
        ControllerClient client = client(nobody(), two.url());

        client.get("/a");
        client.get("/b");

        assertThat(two.received()).hasSize(2);
    }

    @Test
    void theNextAddressIsTriedWhenOneIsNotReady() {
        one.answers(503, "no database");
        two.answers(200, "{}");

        assertThat(client(one.url(), two.url()).get("/")).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void whenNoAddressAnswersEachIsNamed() throws IOException {
        URI first = nobody();
        URI second = nobody();

        assertThat(client(first, second).get("/"))
                .isInstanceOfSatisfying(
                        Answer.Unreachable.class,
                        unreachable ->
                                assertThat(unreachable.reason())
                                        .contains(first.toString(), second.toString()));
    }

    @Test
    void aPostOfUnknownOutcomeGoesNowhereElseWithoutAKey() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            URI mute = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            two.answers(200, "{}");

            Answer answer = client(mute, two.url()).post("/v1/segments", Map.of());

            assertThat(answer).isInstanceOf(Answer.Unreachable.class);
            assertThat(two.received()).isEmpty();
        }
    }

    @Test
    void aPostOfUnknownOutcomeGoesElsewhereWithAKey() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            URI mute = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            two.answers(202, "{}");
            Map<String, String> key = Map.of(ControllerClient.IDEMPOTENCY_KEY, "k");

            Answer answer = client(mute, two.url()).post("/v1/notifications", Map.of(), key);

            assertThat(answer).isInstanceOf(Answer.Accepted.class);
        }
    }

    @Test
    void anAddressThatHasTlsNowIsPassedOverForTheNext() {
        one.answers(202, "{}").answers(426, "{}");
        two.answers(202, "{}");
        ControllerClient client = client(one.url(), two.url());
        client.post("/v1/notifications", Map.of());

        assertThat(client.post("/v1/notifications", Map.of())).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void settingsWithoutAnAddressAreRefused() {
        List<URI> none = List.of();

        assertThatThrownBy(() -> ClientSettings.of(none)).hasMessageContaining("at least one URL");
    }

    private static ControllerClient client(URI... urls) {
        return new ControllerClient(
                new ClientSettings(
                        List.of(urls),
                        Duration.ofMillis(300),
                        Duration.ofMillis(300),
                        Map.of(),
                        TlsFiles.NONE));
    }

    private static URI nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }
}
