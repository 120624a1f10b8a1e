package org.masakari.service.http;

import org.masakari.protocol.api.NotificationDocument;
import org.masakari.protocol.evidence.EvidenceSource;
import org.masakari.protocol.evidence.FencingEvidence;
import org.masakari.protocol.notification.HostPayload;
import org.masakari.protocol.notification.Notification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A monitor of another make says that a host is off, and has no fencing to prove it. Its word
 * travels as evidence that names it as such; what that is worth, the host's segment says.
 */
final class MonitorsWord {
    private static final Logger LOG = LoggerFactory.getLogger(MonitorsWord.class);

    private MonitorsWord() {}

    /** {@code notification}, with such a claim made evidence of the monitor at {@code sender}. */
    static Notification asEvidence(Notification notification, String sender) {
        if (!(notification.payload() instanceof HostPayload host) || !host.claimsPowerOff()) {
            return notification;
        }
        FencingEvidence claim =
                FencingEvidence.claimed(
                        notification.hostname(),
                        notification.generatedTime(),
                        EvidenceSource.MONITOR,
                        sender);
        return new Notification(
                notification.type(),
                notification.hostname(),
                notification.generatedTime(),
                host.with(claim));
    }

    /** Says what became of such a claim. */
    static void log(Notification notification, NotificationDocument stored) {
        if (!(notification.payload() instanceof HostPayload host) || !host.claimsPowerOff()) {
            return;
        }
        LOG.atInfo()
                .addKeyValue("notification", stored.notificationUuid())
                .addKeyValue("host", stored.hostname())
                .addKeyValue("recovery", stored.recoveryId())
                .log("a monitor says that the host is off, without a fencing: {}", became(stored));
    }

    private static String became(NotificationDocument stored) {
        return stored.status().equals("ignored")
                ? "ignored, " + stored.reason()
                : "taken, as it is in a recovery whose evidence the gate judges";
    }
}
