package org.masakari.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.api.HostDocument;
import org.masakari.protocol.api.IncidentDocument;
import org.masakari.protocol.api.NotificationDocument;
import org.masakari.protocol.api.RecoveryDocument;
import org.masakari.protocol.api.SegmentDocument;
import org.masakari.protocol.api.StepDocument;
import org.masakari.protocol.api.VmMoveDocument;
import org.masakari.protocol.evidence.EvidenceSource;
import org.masakari.protocol.evidence.FencingAction;
import org.masakari.protocol.evidence.FencingEvidence;
import org.masakari.protocol.json.Json;
import org.masakari.protocol.notification.HostPayload;
import org.masakari.protocol.notification.NotificationType;
import org.masakari.protocol.segment.RecoveryMethod;

/** Documents as the controller answers them. */
final class Samples {
    static final Instant OPENED = Instant.parse("2026-11-22T10:00:00.250Z");
    static final UUID RECOVERY = id(7);
    static final UUID NOTIFICATION = id(8);
    static final HostName COMPUTE1 = new HostName("compute1");

    private Samples() {}

    static UUID id(int number) {
        return new UUID(0x4000L, 0x8000000000000000L + number);
    }

    static Instant after(long millis) {
        return OPENED.plus(Duration.ofMillis(millis));
    }

    static SegmentDocument segment(int number, String name) {
        return new SegmentDocument(
                number,
                id(number),
                name,
                null,
                "compute",
                RecoveryMethod.AUTO,
                true,
                false,
                false,
                OPENED,
                null,
                false,
                null);
    }

    static HostDocument host(int number, String name, SegmentDocument segment) {
        return host(number, name, segment, false);
    }

    static HostDocument reserved(int number, String name, SegmentDocument segment) {
        return host(number, name, segment, true);
    }

    private static HostDocument host(
            int number, String name, SegmentDocument segment, boolean reserved) {
        return new HostDocument(
                number,
                id(number),
                new HostName(name),
                "compute",
                "none",
                reserved,
                false,
                null,
                segment.uuid(),
                segment,
                OPENED,
                null,
                false,
                null);
    }

    static FencingEvidence evidence() {
        return new FencingEvidence(
                COMPUTE1,
                FencingAction.OFF,
                null,
                OPENED.minusMillis(50),
                "controller1",
                "controller2",
                null,
                EvidenceSource.FENCER,
                "controller3");
    }

    static NotificationDocument notification() {
        return notification(1, "finished");
    }

    static NotificationDocument notification(int number, String status) {
        JsonNode payload = Json.strict().valueToTree(HostPayload.fenced(evidence()));
        return new NotificationDocument(
                number,
                NOTIFICATION,
                NotificationType.COMPUTE_HOST,
                id(1),
                COMPUTE1,
                payload,
                status,
                RECOVERY,
                null,
                OPENED,
                OPENED,
                null,
                false,
                null);
    }

    /** One that goes on, as lists show it. */
    static RecoveryDocument begun(UUID id) {
        return recovery(id, "recovery", "gated", null, List.of(), List.of());
    }

    /** One that has ended, as lists show it. */
    static RecoveryDocument ended(UUID id) {
        return recovery(id, "recovery", "recovered", after(4000), List.of(), List.of());
    }

    static RecoveryDocument returned(UUID id) {
        return recovery(id, "return", "returning", null, List.of(), List.of());
    }

    static RecoveryDocument recovery(
            UUID id,
            String kind,
            String phase,
            @Nullable Instant endedAt,
            List<VmMoveDocument> moves,
            List<StepDocument> steps) {
        return new RecoveryDocument(
                id,
                kind,
                id(9),
                NOTIFICATION,
                COMPUTE1,
                null,
                null,
                RecoveryMethod.AUTO,
                phase,
                null,
                evidence(),
                null,
                List.of(),
                "controller1",
                OPENED,
                endedAt,
                null,
                moves,
                steps);
    }

    /** The restart of the instance {@code vm1}. */
    static RecoveryDocument restart(UUID id, String phase, @Nullable Instant endedAt) {
        return new RecoveryDocument(
                id,
                "instance",
                null,
                NOTIFICATION,
                COMPUTE1,
                new InstanceId(id(201)),
                null,
                null,
                phase,
                null,
                null,
                null,
                List.of(),
                null,
                OPENED,
                endedAt,
                null,
                List.of(),
                List.of());
    }

    /**
     * A move of the instance {@code vm1}, {@code vm2}, … that has come as far as {@code detail}.
     */
    static VmMoveDocument move(int number, String detail) {
        boolean succeeded = detail.equals("succeeded");
        boolean skipped = detail.equals("skipped");
        return new VmMoveDocument(
                number,
                id(100 + number),
                NOTIFICATION,
                new InstanceId(id(200 + number)),
                "vm" + number,
                COMPUTE1,
                skipped ? null : new HostName("compute2"),
                after(300),
                succeeded ? after(1000L * number) : null,
                skipped ? "ignored" : succeeded ? "succeeded" : "ongoing",
                detail,
                "evacuation",
                skipped ? "it was shut off" : null,
                skipped ? 0 : 1,
                null,
                null,
                after(200),
                null);
    }

    static StepDocument step(long millis, String phase, String text) {
        return new StepDocument(after(millis), phase, null, text);
    }

    static StepDocument stepOf(int instance, long millis, String phase, String text) {
        return new StepDocument(after(millis), phase, new InstanceId(id(200 + instance)), text);
    }

    /** An open incident, whose recovery is held. */
    static IncidentDocument heldIncident() {
        String why = "alice has paused rack1";
        return new IncidentDocument(
                id(9),
                COMPUTE1,
                "rack1",
                OPENED,
                null,
                evidence(),
                3,
                List.of(
                        new IncidentDocument.Recovery(
                                RECOVERY, "recovery", "held", why, OPENED, null)),
                why);
    }
}
