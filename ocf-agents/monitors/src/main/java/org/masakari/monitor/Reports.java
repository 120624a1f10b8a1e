package org.masakari.monitor;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.masakari.protocol.HostName;
import org.masakari.protocol.notification.HostPayload;
import org.masakari.protocol.notification.InstancePayload;
import org.masakari.protocol.notification.Notification;
import org.masakari.protocol.notification.NotificationType;
import org.masakari.protocol.notification.Payload;
import org.masakari.protocol.outbox.Added;
import org.masakari.protocol.outbox.Outbox;
import org.masakari.protocol.outbox.OutboxSender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a monitor has to tell: on disk first, then sent at once. Safe for use by many threads. */
public final class Reports {
    private static final Logger log = LoggerFactory.getLogger(Reports.class);

    private final Outbox outbox;
    private final OutboxSender sender;

    /** Through {@code outbox}, which {@code sender} delivers. */
    public Reports(Outbox outbox, OutboxSender sender) {
        this.outbox = outbox;
        this.sender = sender;
    }

    /**
     * Reports {@code payload}, noticed {@code now}.
     *
     * @param host that it is about, or that it happened on
     * @return true if the report is durable; false if the outbox has no room: report it later
     * @throws java.io.UncheckedIOException if the outbox cannot be written
     */
    public boolean add(HostName host, Payload payload, Instant now) {
        Added added = outbox.add(notification(host, payload, now));
        if (added instanceof Added.Full full) {
            log.atError()
                    .addKeyValue("host", host)
                    .log(
                            "a report does not fit into the outbox, which holds {} already: no"
                                    + " controller has taken any for a long time. It is tried"
                                    + " again. See that a controller runs, or raise"
                                    + " outbox_capacity",
                            full.capacity());
            return false;
        }
        sender.wake();
        return true;
    }

    /**
     * Goes the way of a report up to the disk, with one that is then taken back. The Java virtual
     * machine loads the classes of that way when they are first used, which would cost the first
     * real report more time than all the rest.
     *
     * @throws java.io.UncheckedIOException if the outbox cannot be written
     */
    public void rehearse(HostName host, Payload payload, Instant now) {
        outbox.rehearse(notification(host, payload, now));
    }

    /**
     * Makes sure that a report could be stored now.
     *
     * @throws java.io.UncheckedIOException if the outbox cannot be written
     */
    public void probe() {
        outbox.probe();
    }

    /** False if nothing is delivered any more, by a defect. */
    public boolean isAlive() {
        return sender.isAlive();
    }

    /** For the status line. */
    public String status() {
        String trouble = sender.trouble();
        return outbox.entries().size() + " to deliver" + (trouble.isEmpty() ? "" : ": " + trouble);
    }

    private static Notification notification(HostName host, Payload payload, Instant now) {
        return new Notification(type(payload), host, now.truncatedTo(ChronoUnit.MICROS), payload);
    }

    private static NotificationType type(Payload payload) {
        if (payload instanceof HostPayload) {
            return NotificationType.COMPUTE_HOST;
        }
        return payload instanceof InstancePayload ? NotificationType.VM : NotificationType.PROCESS;
    }
}
