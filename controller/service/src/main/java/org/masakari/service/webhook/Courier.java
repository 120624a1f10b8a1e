package org.masakari.service.webhook;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.masakari.engine.port.StoreUnavailableException;
import org.masakari.protocol.outbox.Backoff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers to one receiver, one event after the other, in a thread of its own. */
final class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Sender sender;
    private final Deliveries deliveries;
    private final Duration lease;
    private final DeliveryListener listener;
    private final Backoff backoff;
    private boolean failing;

    Courier(Sender sender, Deliveries deliveries, Duration lease, DeliveryListener listener) {
        this.sender = sender;
        this.deliveries = deliveries;
        this.lease = lease;
        this.listener = listener;
        this.backoff = new Backoff(FIRST, LONGEST, RandomGenerator.getDefault());
    }

    /** Delivers what is due, until nothing is or the receiver does not take it. */
    void pass() {
        try {
            boolean goesOn = true;
            while (goesOn && !Thread.currentThread().isInterrupted()) {
                Optional<Delivery> due = deliveries.claim(sender.receiver(), lease);
                goesOn = due.isPresent() && deliver(due.get());
            }
        } catch (StoreUnavailableException e) {
            LOG.atDebug().setCause(e).log("the database is away; webhooks wait in it");
        }
    }

    /** False if the receiver did not take it. */
    private boolean deliver(Delivery delivery) {
        Answered answered =
                sender.send(delivery.eventId().toString(), delivery.event(), delivery.body());
        if (answered.taken()) {
            deliveries.delivered(delivery);
            listener.delivered(sender.receiver());
            works();
        } else {
            deliveries.failed(delivery, answered.what(), pause(delivery, answered));
            listener.failed(sender.receiver());
            fails(delivery, answered);
        }
        return answered.taken();
    }

    /** What the receiver asks for, within bounds, and never less than the back-off. */
    private Duration pause(Delivery delivery, Answered answered) {
        Duration own = backoff.after(delivery.attempt());
        Duration asked = answered.retryAfter();
        if (asked == null || asked.compareTo(own) < 0) {
            return own;
        }
        return asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
    }

    private void works() {
        if (failing) {
            LOG.info("the webhook receiver {} takes events again", sender.receiver());
        }
        failing = false;
    }

    private void fails(Delivery delivery, Answered answered) {
        if (!failing) {
            LOG.atWarn()
                    .addKeyValue("attempt", delivery.attempt())
                    .addKeyValue("error", answered.what())
                    .log(
                            "the webhook receiver {} did not take {}. It is sent again until it is"
                                    + " taken or too old; \"masakari webhook test\" tries it now",
                            sender.receiver(),
                            delivery.event());
        }
        failing = true;
    }
}
