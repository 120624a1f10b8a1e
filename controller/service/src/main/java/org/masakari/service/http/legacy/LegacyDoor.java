package org.masakari.service.http.legacy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.ObjLongConsumer;
import org.masakari.engine.port.Intake;
import org.masakari.engine.port.StoreUnavailableException;
import org.masakari.protocol.api.NotificationDocument;
import org.masakari.protocol.json.Json;
import org.masakari.protocol.notification.Notification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what the original's monitors post, and answers as the original did. */
public final class LegacyDoor {
    /** The body of every answer, spelt as the original spelt it. */
    public static final String ANSWER = "method _notification_reciever returned.\r\n";

    private static final Logger LOG = LoggerFactory.getLogger(LegacyDoor.class);

    private final LegacyConfig config;
    private final Intake intake;
    private final ObjLongConsumer<Intake.Begun> listener;

    /**
     * A door to {@code intake}.
     *
     * @param listener told of a recovery that begins, and of the {@link System#nanoTime} at which
     *     its report was taken
     */
    public LegacyDoor(LegacyConfig config, Intake intake, ObjLongConsumer<Intake.Begun> listener) {
        this.config = config;
        this.intake = intake;
        this.listener = listener;
    }

    /** True if it is open for {@code sender}, an address in digits. */
    public boolean isOpenFor(String sender) {
        return config.takesFrom(sender);
    }

    /**
     * Takes one message.
     *
     * @return the status to answer with: 200 for what is taken, was taken before or is ignored
     */
    public int receive(String body, String sender) {
        try {
            LegacyMessage message = LegacyMessage.read(body, config.zone());
            List<Notification> notifications = LegacyTranslation.of(message, sender);
            if (notifications.isEmpty()) {
                LOG.info(
                        "the original's monitor at {} sent what needs nothing: {}",
                        sender,
                        message);
            }
            for (Notification notification : notifications) {
                accept(notification, message, sender);
            }
            return 200;
        } catch (LegacyMessage.Refused e) {
            LOG.atWarn()
                    .addKeyValue("error", e.getMessage())
                    .log("refused what the original's monitor at {} sent", sender);
            return e.status();
        } catch (StoreUnavailableException e) {
            LOG.atWarn().addKeyValue("error", e.getCause()).log("answered 500, nothing was stored");
            return 500;
        }
    }

    private void accept(Notification notification, LegacyMessage message, String sender)
            throws LegacyMessage.Refused {
        long askedAt = System.nanoTime();
        Intake.Receipt receipt =
                intake.accept(notification, payload(notification), key(notification, message));
        if (!(receipt instanceof Intake.Stored stored)) {
            throw new LegacyMessage.Refused(
                    500,
                    notification.hostname()
                            + " is in no failover segment, so nothing is done about it; the monitor"
                            + " sends it again. Add it: \"masakari host create SEGMENT "
                            + notification.hostname()
                            + "\"");
        }
        log(message, sender, stored.document());
        stored.begun().ifPresent(begun -> listener.accept(begun, askedAt));
    }

    private static void log(LegacyMessage message, String sender, NotificationDocument stored) {
        LOG.atInfo()
                .addKeyValue("notification", stored.notificationUuid())
                .addKeyValue("host", stored.hostname())
                .addKeyValue("recovery", stored.recoveryId())
                .log(
                        "the original's monitor at {} sent {}: {} {}",
                        sender,
                        message,
                        stored.status(),
                        stored.reason() == null ? "" : stored.reason());
    }

    private static String payload(Notification notification) {
        return Json.strict().valueToTree(notification.payload()).toString();
    }

    /**
     * A repeat has the same id. Its hostmonitor gives one id to all hosts that it reports in one
     * cycle, so that the host, and what is told of it, belong to the key.
     */
    private static String key(Notification notification, LegacyMessage message) {
        String text =
                String.join(
                        "\n",
                        message.text("id"),
                        message.event(),
                        notification.hostname().value(),
                        notification.type().name());
        return "2015-" + UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
