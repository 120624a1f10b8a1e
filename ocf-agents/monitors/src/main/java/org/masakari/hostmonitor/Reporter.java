package org.masakari.hostmonitor;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.masakari.protocol.HostName;
import org.masakari.protocol.evidence.FencingEvidence;
import org.masakari.protocol.notification.HostPayload;
import org.masakari.protocol.notification.Notification;
import org.masakari.protocol.notification.NotificationType;
import org.masakari.protocol.outbox.Added;
import org.masakari.protocol.outbox.Outbox;
import org.masakari.protocol.outbox.OutboxSender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts reports into the outbox and has them sent at once. */
final class Reporter {
    private static final Logger log = LoggerFactory.getLogger(Reporter.class);

    private final Outbox outbox;
    private final OutboxSender sender;

    Reporter(Outbox outbox, OutboxSender sender) {
        this.outbox = outbox;
        this.sender = sender;
    }

    /** True if the report is durable. */
    boolean fenced(FencingEvidence evidence, Instant now) {
        boolean kept = report(evidence.target(), HostPayload.fenced(evidence), now);
        if (kept) {
            log.atInfo()
                    .addKeyValue("host", evidence.target())
                    .log(
                            "fenced ({} by {}, operation {}, heard from {}): reported",
                            evidence.action(),
                            evidence.delegate(),
                            evidence.operationId(),
                            evidence.source());
        }
        return kept;
    }

    /** True if the report is durable. */
    boolean returned(HostName host, Instant now) {
        boolean kept = report(host, HostPayload.returned(), now);
        if (kept) {
            log.atInfo().addKeyValue("host", host).log("a full member again: reported");
        }
        return kept;
    }

    /**
     * Goes the way of a report up to the disk, with one that is then taken back.
     *
     * @throws java.io.UncheckedIOException if the outbox cannot be written
     */
    void rehearse(FencingEvidence evidence, Instant now) {
        outbox.rehearse(notification(evidence.target(), HostPayload.fenced(evidence), now));
    }

    /** For the status line. */
    String status() {
        String trouble = sender.trouble();
        return outbox.entries().size() + " to deliver" + (trouble.isEmpty() ? "" : ": " + trouble);
    }

    boolean isAlive() {
        return sender.isAlive();
    }

    private boolean report(HostName host, HostPayload payload, Instant now) {
        Added added = outbox.add(notification(host, payload, now));
        if (added instanceof Added.Full full) {
            log.atError()
                    .addKeyValue("host", host)
                    .log(
                            "a report does not fit into the outbox, which holds {} already: no"
                                    + " controller has taken any for a long time. It is tried again"
                                    + " with each look at the cluster. See that a controller runs, or"
                                    + " raise outbox_capacity",
                            full.capacity());
            return false;
        }
        sender.wake();
        return true;
    }

    private static Notification notification(HostName host, HostPayload payload, Instant now) {
        Instant noticed = now.truncatedTo(ChronoUnit.MICROS);
        return new Notification(NotificationType.COMPUTE_HOST, host, noticed, payload);
    }
}
