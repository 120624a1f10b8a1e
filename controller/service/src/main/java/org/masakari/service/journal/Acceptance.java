package org.masakari.service.journal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.gate.Approval;
import org.masakari.engine.incident.HostSituation;
import org.masakari.engine.incident.Reaction;
import org.masakari.engine.incident.Triage;
import org.masakari.engine.port.Claim;
import org.masakari.engine.port.Intake;
import org.masakari.engine.recovery.Header;
import org.masakari.engine.recovery.HostRecovery;
import org.masakari.engine.recovery.HostReturn;
import org.masakari.engine.recovery.InstanceRecovery;
import org.masakari.engine.recovery.Mandate;
import org.masakari.engine.recovery.ProcessRecovery;
import org.masakari.engine.recovery.Recovery;
import org.masakari.engine.recovery.RecoveryId;
import org.masakari.protocol.api.HostDocument;
import org.masakari.protocol.api.NotificationDocument;
import org.masakari.protocol.api.SegmentDocument;
import org.masakari.protocol.evidence.FencingEvidence;
import org.masakari.protocol.notification.HostEvent;
import org.masakari.protocol.notification.HostPayload;
import org.masakari.protocol.notification.InstancePayload;
import org.masakari.protocol.notification.Notification;
import org.masakari.protocol.notification.Payload;
import org.masakari.protocol.notification.ProcessPayload;
import org.masakari.service.journal.RecoveryRow.RecoveryKind;

/** One report, or one word of an operator, taken in within one transaction. */
final class Acceptance {
    private final Handle handle;
    private final Claimant claimant;
    private final Instant now;
    private final Notification notification;
    private final String payload;
    private final @Nullable Approval approval;
    private final Events events;
    private final NotificationDao notifications;
    private final IncidentDao incidents;
    private final RecoveryDao recoveries;
    private final SegmentDao segments;

    /**
     * @param payload the payload's JSON as it came
     * @param approval the operator who says so, and why; null for what a monitor reports
     */
    Acceptance(
            Handle handle,
            Claimant claimant,
            Instant now,
            Notification notification,
            String payload,
            @Nullable Approval approval,
            Events events) {
        this.handle = handle;
        this.claimant = claimant;
        this.now = now;
        this.notification = notification;
        this.payload = payload;
        this.approval = approval;
        this.events = events;
        this.notifications = new NotificationDao(handle);
        this.incidents = new IncidentDao(handle);
        this.recoveries = new RecoveryDao(handle, events);
        this.segments = new SegmentDao(handle);
    }

    /**
     * Takes in a monitor's report.
     *
     * @param idempotencyKey as {@link Intake#accept} has it
     */
    Intake.Receipt reported(@Nullable String idempotencyKey) {
        Optional<NotificationDocument> repeat =
                Optional.ofNullable(idempotencyKey).flatMap(notifications::withKey);
        if (repeat.isPresent()) {
            return new Intake.Stored(repeat.get(), Optional.empty(), true);
        }
        Optional<HostDocument> host = host();
        if (host.isEmpty()) {
            return new Intake.UnknownHost();
        }
        Optional<String> conflict =
                idempotencyKey == null
                        ? new PeerReports(handle).conflict(host.get(), notification, payload)
                        : Optional.empty();
        if (conflict.isPresent()) {
            return new Intake.Refused(conflict.get());
        }
        Optional<Long> open = incidents.lockOpen(host.get().name());
        return store(host.get(), open.orElse(null), reaction(host.get(), open), idempotencyKey);
    }

    /** Takes in what an operator says, unless it would lead to nothing. */
    Intake.Receipt declared() {
        Optional<HostDocument> host = host();
        if (host.isEmpty()) {
            return new Intake.UnknownHost();
        }
        Optional<Long> open = incidents.lockOpen(host.get().name());
        Reaction reaction = reaction(host.get(), open);
        return reaction instanceof Reaction.Ignore ignore
                ? new Intake.Refused(ignore.why())
                : store(host.get(), open.orElse(null), reaction, null);
    }

    private Optional<HostDocument> host() {
        return new InventoryDao(handle).hostNamed(notification.hostname().value());
    }

    private Reaction reaction(HostDocument host, Optional<Long> open) {
        return Triage.decide(notification.payload(), situation(host, open.orElse(null)));
    }

    private Intake.Receipt store(
            HostDocument host,
            @Nullable Long open,
            Reaction reaction,
            @Nullable String idempotencyKey) {
        long id =
                notifications.insert(
                        notification,
                        host.uuid(),
                        payload,
                        idempotencyKey == null ? UUID.randomUUID().toString() : idempotencyKey,
                        reaction instanceof Reaction.Ignore ignore ? ignore.why() : null,
                        now);
        Optional<Intake.Begun> begun = react(reaction, id, host, open);
        return new Intake.Stored(notifications.get(id), begun, false);
    }

    private HostSituation situation(HostDocument host, @Nullable Long open) {
        Payload about = notification.payload();
        return new HostSituation(
                host.failoverSegment().enabled(),
                host.onMaintenance(),
                open == null ? null : incidents.describe(open),
                about instanceof HostPayload ? incidents.lastBackAt(host.name()) : null,
                about instanceof InstancePayload instance
                        && recoveries.isOpen("instance " + instance.instanceUuid()),
                about instanceof ProcessPayload process
                        && segments.failedProcesses(host.name()).contains(process.processName()),
                host.failoverSegment().trustMonitors());
    }

    private Optional<Intake.Begun> react(
            Reaction reaction, long id, HostDocument host, @Nullable Long open) {
        if (reaction instanceof Reaction.Ignore) {
            return Optional.empty();
        }
        if (reaction instanceof Reaction.Restart) {
            InstancePayload about = (InstancePayload) notification.payload();
            Recovery restart =
                    InstanceRecovery.received(
                            header(host),
                            about.instanceUuid(),
                            host.failoverSegment().onlyOptedIn());
            return Optional.of(begin(id, null, restart, null));
        }
        if (reaction instanceof Reaction.MindProcess) {
            return Optional.of(begin(id, null, processRecovery(host), null));
        }
        if (reaction instanceof Reaction.Cover && open != null) {
            cover(id, open);
            return Optional.empty();
        }
        if (reaction instanceof Reaction.BeginReturn && open != null) {
            recoveries.supersedeHeld(open, "the host is back by itself", now);
            return Optional.of(begin(id, open, HostReturn.received(header(host)), null));
        }
        return Optional.of(openIncident(id, host, open));
    }

    private Intake.Begun openIncident(long id, HostDocument host, @Nullable Long before) {
        if (before != null) {
            recoveries.supersede(before, "the host failed again", now);
            incidents.close(before, now);
            events.closed(handle, before, now);
        }
        recoveries.supersedeOn(host.name(), "its host has failed", now);
        segments.allProcessesGone(host.name());
        long incident = incidents.open(host.name(), now);
        events.opened(handle, incident, now);
        HostRecovery recovery =
                HostRecovery.received(header(host), mandate(host.failoverSegment()));
        return begin(id, incident, recovery, proof(incident, id));
    }

    private Mandate mandate(SegmentDocument segment) {
        return new Mandate(segment.recoveryMethod(), segment.onlyOptedIn(), evidence(), null);
    }

    private Recovery processRecovery(HostDocument host) {
        ProcessPayload about = (ProcessPayload) notification.payload();
        boolean back = about.event() == HostEvent.STARTED;
        if (back) {
            segments.processBack(host.name(), about.processName());
        } else {
            segments.processFailed(host.name(), about.processName(), now);
        }
        recoveries.supersedeProcess(
                host.name(), about.processName(), back ? "it is back" : "it failed again", now);
        return ProcessRecovery.received(header(host), about.processName(), back);
    }

    private void cover(long id, long open) {
        proof(open, id);
        RecoveryKind kind = evidence() == null ? RecoveryKind.RETURN : RecoveryKind.RECOVERY;
        @Nullable Long covering = recoveries.latest(open, kind).orElse(null);
        notifications.attach(id, open, covering);
        if (approval != null && covering != null) {
            recoveries.approve(covering, approval);
        }
    }

    private Intake.Begun begin(
            long id, @Nullable Long incident, Recovery recovery, @Nullable Long proof) {
        long row = recoveries.insert(recovery, incident, proof, approval, claimant);
        notifications.attach(id, incident, row);
        return new Intake.Begun(new Claim(recovery.header().id(), 1), recovery);
    }

    private @Nullable FencingEvidence evidence() {
        return notification.payload() instanceof HostPayload host ? host.evidence() : null;
    }

    private @Nullable Long proof(long incident, long id) {
        FencingEvidence evidence = evidence();
        return evidence == null ? null : new EvidenceDao(handle).insert(incident, id, evidence);
    }

    private Header header(HostDocument host) {
        return new Header(new RecoveryId(UUID.randomUUID()), host.name(), now);
    }
}
