package org.masakari.protocol.outbox;

import java.util.Map;
import org.masakari.protocol.client.Answer;
import org.masakari.protocol.client.ControllerClient;

/** One attempt to hand an entry to a controller. */
@FunctionalInterface
public interface Delivery {

    /** Hands {@code entry} over; an answer of 2xx means that it is committed. */
    Answer deliver(OutboxEntry entry);

    /** {@code POST /v1/notifications}, with the entry's id as {@code Idempotency-Key}. */
    static Delivery by(ControllerClient client) {
        return entry ->
                client.post(
                        "/v1/notifications",
                        Map.of("notification", entry.notification()),
                        Map.of(ControllerClient.IDEMPOTENCY_KEY, entry.id().toString()));
    }
}
