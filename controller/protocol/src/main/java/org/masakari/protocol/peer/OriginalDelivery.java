package org.masakari.protocol.peer;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.Optional;
import org.masakari.protocol.client.Answer;
import org.masakari.protocol.client.ControllerClient;
import org.masakari.protocol.outbox.Delivery;
import org.masakari.protocol.outbox.OutboxEntry;

/** Delivers to the original Masakari's controller (2015), which knows a repeat by its id. */
public final class OriginalDelivery implements Delivery {
    private static final Answer NOTHING_TO_SAY =
            new Answer.Accepted(200, MissingNode.getInstance());

    private final ControllerClient client;
    private final OriginalNotification notification;

    /** Through {@code client}, whose address is the controller's. */
    public OriginalDelivery(ControllerClient client, OriginalFormat format, ZoneId zone) {
        this.client = client;
        this.notification = new OriginalNotification(format, zone);
    }

    @Override
    public Answer deliver(OutboxEntry entry) {
        Optional<ObjectNode> body = notification.of(entry.id(), entry.notification());
        return body.isPresent() ? client.postRepeatable("/", body.get()) : NOTHING_TO_SAY;
    }
}
