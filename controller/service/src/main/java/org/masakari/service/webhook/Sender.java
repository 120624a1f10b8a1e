package org.masakari.service.webhook;

import java.util.Map;
import org.masakari.protocol.client.MonitorSecret;
import org.masakari.protocol.client.SignedPost;

/** Sends to one receiver, signed. */
final class Sender {
    /** The header with the event's name. */
    static final String EVENT_HEADER = "X-Masakari-Event";

    private final Receiver receiver;
    private final SignedPost post;

    Sender(Receiver receiver, WebhookConfig config) {
        this.receiver = receiver;
        this.post =
                new SignedPost(
                        receiver.url(),
                        config.connectTimeout(),
                        config.timeout(),
                        config.tls(),
                        new MonitorSecret("webhooks", config.secret()));
    }

    String receiver() {
        return receiver.name();
    }

    /**
     * Sends {@code body} and waits for the answer.
     *
     * @param id the same for a repeat
     */
    Answered send(String id, String event, String body) {
        return Answered.of(post.send(id, body, Map.of(EVENT_HEADER, event)));
    }
}
