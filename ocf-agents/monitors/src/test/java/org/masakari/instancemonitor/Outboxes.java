package org.masakari.instancemonitor;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.masakari.monitor.Reports;
import org.masakari.protocol.client.Answer;
import org.masakari.protocol.notification.InstancePayload;
import org.masakari.protocol.outbox.Backoff;
import org.masakari.protocol.outbox.Outbox;
import org.masakari.protocol.outbox.OutboxSender;

/** Outboxes that no controller empties. */
final class Outboxes {
    private Outboxes() {}

    static Outbox open(Path folder, int capacity) {
        return Outbox.open(folder.resolve("outbox"), capacity);
    }

    static Reports reports(Outbox outbox) {
        return new Reports(
                outbox,
                new OutboxSender(
                        outbox,
                        entry -> new Answer.Unreachable("nobody is there"),
                        Backoff.standard(new Random(1))));
    }

    /** The instances that reports wait for, as text. */
    static List<String> instances(Outbox outbox) {
        return outbox.entries().stream()
                .map(entry -> (InstancePayload) entry.notification().payload())
                .map(payload -> payload.instanceUuid().toString())
                .toList();
    }

    /** The reports that wait: {@code EVENT VIR_DOMAIN_EVENT UUID}. */
    static List<String> described(Outbox outbox) {
        return outbox.entries().stream()
                .map(entry -> (InstancePayload) entry.notification().payload())
                .map(
                        payload ->
                                String.join(
                                        " ",
                                        payload.event(),
                                        payload.virDomainEvent(),
                                        payload.instanceUuid().toString()))
                .toList();
    }
}
