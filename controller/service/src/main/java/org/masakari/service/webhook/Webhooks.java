package org.masakari.service.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.masakari.engine.port.StoreUnavailableException;
import org.masakari.protocol.api.WebhookTestDocument;
import org.masakari.service.scheduling.Loop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers events to their receivers. Each receiver has a thread of its own here: one that hangs
 * holds up neither another nor a recovery. Does nothing where there are no receivers, but for
 * giving up what an earlier config has left.
 */
public final class Webhooks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_CLEARINGS = Duration.ofSeconds(10);

    private final WebhookConfig config;
    private final Deliveries deliveries;
    private final DeliveryListener listener;
    private final Rehearsal rehearsal;
    private final List<Loop> loops = new ArrayList<>();

    /**
     * Delivers nothing yet.
     *
     * @param controller this controller's name
     */
    public Webhooks(
            WebhookConfig config,
            String controller,
            Deliveries deliveries,
            DeliveryListener listener,
            Clock clock) {
        this.config = config;
        this.deliveries = deliveries;
        this.listener = listener;
        List<Sender> senders =
                config.receivers().stream().map(each -> new Sender(each, config)).toList();
        this.rehearsal = new Rehearsal(senders, controller, clock);
        for (Sender sender : senders) {
            Courier courier = new Courier(sender, deliveries, config.claimedFor(), listener);
            loops.add(new Loop("webhook " + sender.receiver(), courier::pass, BETWEEN_LOOKS));
        }
        loops.add(new Loop("webhooks", this::giveUp, BETWEEN_CLEARINGS));
    }

    public void start() {
        loops.forEach(Loop::start);
    }

    /**
     * Sends an event that tells of nothing to each receiver, and says what came of it; empty if
     * that is being done already.
     */
    public Optional<List<WebhookTestDocument>> test() {
        return rehearsal.now();
    }

    /** Ends what is too old or too much, loudly. */
    void giveUp() {
        try {
            List<GivenUp> some;
            do {
                some = deliveries.giveUp(config.giveUpAfter(), config.queueAtMost());
                some.forEach(this::told);
            } while (!some.isEmpty());
        } catch (StoreUnavailableException e) {
            LOG.atDebug().setCause(e).log("the database is away; webhooks wait in it");
        }
    }

    private void told(GivenUp lost) {
        listener.gaveUp(lost.receiver());
        LOG.atError()
                .addKeyValue("attempt", lost.attempts())
                .addKeyValue("error", lost.lastError() == null ? "never tried" : lost.lastError())
                .log(
                        "the webhook receiver {} is not told of {} {} of {} any more: it is too old,"
                                + " or too many events wait. Look at what happened with \"masakari"
                                + " recovery list\", and see that the receiver works with \"masakari"
                                + " webhook test\"",
                        lost.receiver(),
                        lost.event(),
                        lost.eventId(),
                        lost.since());
    }

    @Override
    public void close() {
        loops.forEach(Loop::close);
        rehearsal.close();
    }
}
