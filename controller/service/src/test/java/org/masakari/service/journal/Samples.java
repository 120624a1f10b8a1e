package org.masakari.service.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.Inventory;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.api.SegmentDocument;
import org.masakari.protocol.evidence.EvidenceSource;
import org.masakari.protocol.evidence.FencingAction;
import org.masakari.protocol.evidence.FencingEvidence;
import org.masakari.protocol.notification.HostEvent;
import org.masakari.protocol.notification.HostPayload;
import org.masakari.protocol.notification.InstancePayload;
import org.masakari.protocol.notification.Notification;
import org.masakari.protocol.notification.NotificationType;
import org.masakari.protocol.notification.ProcessPayload;
import org.masakari.protocol.segment.RecoveryMethod;

/** What the tests report. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-01-31T12:00:00.123456Z");
    static final HostName COMPUTE1 = new HostName("compute1");
    static final HostName RESERVE = new HostName("compute9");

    private Samples() {}

    static Notification fenced(
            HostName host, @Nullable String operation, Instant at, String reporter) {
        FencingEvidence evidence =
                new FencingEvidence(
                        host,
                        FencingAction.OFF,
                        operation,
                        at,
                        "controller2",
                        "controller1",
                        "pacemaker-controld.72",
                        EvidenceSource.FENCER,
                        reporter);
        return new Notification(
                NotificationType.COMPUTE_HOST, host, at, HostPayload.fenced(evidence));
    }

    static Notification returned(HostName host, Instant at) {
        return new Notification(NotificationType.COMPUTE_HOST, host, at, HostPayload.returned());
    }

    static Notification crashed(HostName host, InstanceId instance) {
        return new Notification(NotificationType.VM, host, NOW, InstancePayload.crashed(instance));
    }

    static Notification process(HostName host, HostEvent event, String name) {
        return new Notification(
                NotificationType.PROCESS, host, NOW, new ProcessPayload(event, name));
    }

    static SegmentDocument segment(Inventory inventory, RecoveryMethod method) {
        SegmentDocument segment =
                inventory.createSegment(
                        new Inventory.SegmentSpec(
                                "rack1", null, "compute", method, true, false, false));
        inventory.createHost(segment.uuid(), host(COMPUTE1, false));
        inventory.createHost(segment.uuid(), host(RESERVE, true));
        return segment;
    }

    static Inventory.HostSpec host(HostName name, boolean reserved) {
        return new Inventory.HostSpec(name, "compute", "ssh", reserved, false);
    }
}
