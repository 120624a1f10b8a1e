package org.masakari.service.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire, to a receiver that checks it. */
class SenderTest {
    private final FakeReceiver receiver = new FakeReceiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    private static Answered send(URI url) {
        WebhookConfig config = Configs.to(url);
        return new Sender(config.receivers().get(0), config)
                .send("id-1", "recovery.held", "{\"text\":\"für\"}");
    }

    @Test
    void whatIsSentIsSignedAndNamed() throws Exception {
        Answered answered = send(receiver.url());

        assertThat(answered.taken()).isTrue();
        assertThat(receiver.next())
                .isEqualTo(
                        new FakeReceiver.Received(
                                "id-1", "recovery.held", "{\"text\":\"für\"}", true, null));
    }

    @Test
    void theUserInformationIsSentAsBasicAuthentication() throws Exception {
        send(receiver.url("bob:pass@"));

        assertThat(receiver.next().authorization()).isEqualTo("Basic Ym9iOnBhc3M=");
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        receiver.answering(307).with(Map.of("Location", receiver.url() + "&again"));

        Answered answered = send(receiver.url());

        assertThat(answered.taken()).isFalse();
        assertThat(answered.what()).contains("HTTP 307", "not followed");
        receiver.next();
        assertThat(receiver.hasNoMore()).isTrue();
    }

    @Test
    void whatIsSaidOfAFailureShowsNothingOfTheUrl() {
        receiver.close();

        Answered answered = send(receiver.url("bob:pass@"));

        assertThat(answered.taken()).isFalse();
        assertThat(answered.what()).isNotBlank().doesNotContain("pass", "t0ken", "hook");
    }

    @Test
    void whoDoesNotAnswerIsNotWaitedForLong() {
        receiver.hanging();

        assertThat(send(receiver.url()).taken()).isFalse();
    }
}
