package org.masakari.monitor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.random.RandomGenerator;
import org.masakari.protocol.client.Answer;
import org.masakari.protocol.client.ControllerClient;
import org.masakari.protocol.outbox.Backoff;
import org.masakari.protocol.outbox.Delivery;
import org.masakari.protocol.outbox.Outbox;
import org.masakari.protocol.outbox.OutboxSender;
import org.masakari.protocol.peer.OpenStackDelivery;
import org.masakari.protocol.peer.OriginalDelivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a monitor's way to the controllers. */
final class Reporting {
    private static final Logger log = LoggerFactory.getLogger(Reporting.class);

    private Reporting() {}

    /**
     * Opens the outbox and begins to deliver what an earlier process left in it.
     *
     * @throws UncheckedIOException if the state folder cannot be made, read or written
     */
    static Reports open(ReportingConfig config) {
        makeFolder(config.stateFolder());
        ControllerClient client = new ControllerClient(config.controller(), config.secret());
        Outbox outbox =
                Outbox.open(config.stateFolder().resolve("outbox"), config.outboxCapacity());
        outbox.probe();
        OutboxSender sender =
                new OutboxSender(
                                outbox,
                                delivery(config, client),
                                Backoff.standard(RandomGenerator.getDefault()))
                        .start();
        if (config.receiver() instanceof Receiver.Ours) {
            greet(client, config);
        }
        return new Reports(outbox, sender);
    }

    private static Delivery delivery(ReportingConfig config, ControllerClient client) {
        if (config.receiver() instanceof Receiver.OpenStack peer) {
            Duration timeout = config.controller().readTimeout();
            return new OpenStackDelivery(client, peer.access(), timeout, config.controller().tls());
        }
        return config.receiver() instanceof Receiver.Original peer
                ? new OriginalDelivery(client, peer.format(), ZoneId.systemDefault())
                : Delivery.by(client);
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be made", e);
        }
    }

    /**
     * Says whether a controller answers, and has the classes of the HTTP client loaded before the
     * first report needs them: that alone takes longer than all that comes before it.
     */
    private static void greet(ControllerClient client, ReportingConfig config) {
        Thread thread =
                new Thread(
                        () -> told(client.get("/healthz"), config.controller().urls()), "greeting");
        thread.setDaemon(true);
        thread.start();
    }

    private static void told(Answer answer, List<URI> urls) {
        if (answer instanceof Answer.Unreachable unreachable) {
            log.atWarn()
                    .addKeyValue("error", unreachable.reason())
                    .log("no controller answers at {} yet: reports will wait on disk", urls);
        } else if (answer instanceof Answer.Untrusted untrusted) {
            log.atError()
                    .addKeyValue("error", untrusted.reason())
                    .log(
                            "the controllers at {} and this monitor do not trust each other:"
                                    + " reports will wait on disk until that is mended. Look at"
                                    + " cafile, certfile and keyfile in [controller], and at the"
                                    + " controllers' certificates",
                            urls);
        }
    }
}
