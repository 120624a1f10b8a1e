package org.masakari.service.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.masakari.protocol.tls.TlsFiles;

/**
 * Who is told what, and how long that is tried.
 *
 * @param receivers none where nobody is
 * @param secret signs what is sent; empty where nobody is told
 * @param connectTimeout for a connection to one of them
 * @param timeout for its answer
 * @param giveUpAfter how old an event may become before it is given up
 * @param queueAtMost how many events may wait for one receiver before the oldest are given up
 * @param tls for receivers of https
 */
public record WebhookConfig(
        List<Receiver> receivers,
        String secret,
        Set<EventName> events,
        Duration connectTimeout,
        Duration timeout,
        Duration giveUpAfter,
        int queueAtMost,
        TlsFiles tls) {

    public WebhookConfig {
        receivers = List.copyOf(receivers);
        events = Set.copyOf(events);
    }

    /** How long a delivery may take before another controller makes it again. */
    Duration claimedFor() {
        return connectTimeout.plus(timeout).multipliedBy(2).plusSeconds(5);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "webhooks to " + receivers;
    }
}
