package org.masakari.protocol.outbox;

import java.time.Instant;
import org.masakari.protocol.HostName;
import org.masakari.protocol.evidence.EvidenceSource;
import org.masakari.protocol.evidence.FencingAction;
import org.masakari.protocol.evidence.FencingEvidence;
import org.masakari.protocol.notification.HostPayload;
import org.masakari.protocol.notification.Notification;
import org.masakari.protocol.notification.NotificationType;

final class Samples {
    static final Instant NOON = Instant.parse("2026-01-31T12:00:00.123456Z");

    private Samples() {}

    static Notification fenced(String host) {
        HostName name = new HostName(host);
        FencingEvidence evidence =
                new FencingEvidence(
                        name,
                        FencingAction.REBOOT,
                        "0f8f5bd4-6a17-4f0e-9d3c-000000000001",
                        NOON,
                        "controller1",
                        "controller2",
                        "pacemaker-controld.72",
                        EvidenceSource.FENCER,
                        "controller1");
        return new Notification(
                NotificationType.COMPUTE_HOST, name, NOON, HostPayload.fenced(evidence));
    }

    static Notification returned(String host) {
        return new Notification(
                NotificationType.COMPUTE_HOST, new HostName(host), NOON, HostPayload.returned());
    }
}
