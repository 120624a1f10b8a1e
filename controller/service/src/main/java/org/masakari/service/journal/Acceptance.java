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
import org.masakari.protocol.api.SegmentDocument;
import org.masakari.protocol.evidence.FencingEvidence;
import org.masakari.protocol.notification.HostEvent;
import org.masakari.protocol.notification.HostPayload;
import org.masakari.protocol.notification.InstancePayload;
import org.masakari.protocol.notification.Notification;
import org.masakari.protocol.notification.ProcessPayload;
import org.masakari.service.journal.RecoveryRow.RecoveryKind;
import org.masakari.service.journal.SceneDao.Scene;

/** One report, or one word of an operator, taken in within one transaction. */
final class Acceptance {
    private final Handle handle;
    private final Claimant claimant;
    private final Instant now;
    private final Report report;
    private final Notification notification;
    private final @Nullable Approval approval;
    private final Events events;
    private final NotificationDao notifications;
    private final IncidentDao incidents;
    private final RecoveryDao recoveries;
    private final SegmentDao segments;

    /** What became of a report. */
    sealed interface Taken {}

    /** It is answered; what was to be stored is stored. */
    record Answered(Intake.Receipt receipt) implements Taken {}

    /**
     * It is still to be stored, which may be done together with others.
     *
     * @param begun the recovery that it led to, which is stored; null for none
     */
    record Arrived(NotificationDao.Arrival arrival, @Nullable Recovery begun) implements Taken {

        Intake.Stored storedAs(long id) {
            return new Intake.Stored(
                    arrival.document(id, begun),
                    Optional.ofNullable(begun).map(Acceptance::begun),
                    false);
        }
    }

    /**
     * @param approval the operator who says so, and why; null for what a monitor reports
     */
    Acceptance(
            Handle handle,
            Claimant claimant,
            Instant now,
            Report report,
            @Nullable Approval approval,
            Events events) {
        this.handle = handle;
        this.claimant = claimant;
        this.now = now;
        this.report = report;
        this.notification = report.notification();
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
     * @param scene what it finds; empty if its host is in no segment
     */
    Taken reported(Optional<Scene> scene) {
        String key = report.idempotencyKey();
        return key == null ? reportedWithoutKey(scene) : reportedAs(key, scene);
    }

    private Taken reportedAs(String key, Optional<Scene> scene) {
        if (scene.isPresent() && scene.get().repeated() == null) {
            return store(scene.get(), key);
        }
        return new Answered(
                notifications
                        .withKey(key)
                        .<Intake.Receipt>map(
                                each -> new Intake.Stored(each, Optional.empty(), true))
                        .orElseGet(Intake.UnknownHost::new));
    }

    private Taken reportedWithoutKey(Optional<Scene> scene) {
        if (scene.isEmpty()) {
            return new Answered(new Intake.UnknownHost());
        }
        Optional<String> conflict = PeerReports.conflict(scene.get());
        return conflict.isPresent()
                ? new Answered(new Intake.Refused(conflict.get()))
                : store(scene.get(), UUID.randomUUID().toString());
    }

    /** Takes in what an operator says of a host, unless it would lead to nothing. */
    Intake.Receipt declared() {
        Optional<Scene> scene = new SceneDao(handle).ofDeclaration(report);
        if (scene.isEmpty()) {
            return new Intake.UnknownHost();
        }
        Optional<Long> open = lockIncident(scene.get());
        Reaction reaction = reaction(scene.get(), open);
        return reaction instanceof Reaction.Ignore ignore
                ? new Intake.Refused(ignore.why())
                : storeOfHost(scene.get().host(), open, reaction, UUID.randomUUID().toString());
    }

    private Taken store(Scene scene, String key) {
        Optional<Long> open = lockIncident(scene);
        HostDocument host = scene.host();
        Reaction reaction = reaction(scene, open);
        if (reaction instanceof Reaction.Ignore ignore) {
            return new Arrived(arrival(host, key, ignore.why(), null), null);
        }
        if (reaction instanceof Reaction.Restart) {
            return storeWith(restart(host), host, key);
        }
        if (reaction instanceof Reaction.MindProcess) {
            return storeWith(processRecovery(host), host, key);
        }
        return new Answered(storeOfHost(host, open, reaction, key));
    }

    private Intake.Stored storeOfHost(
            HostDocument host, Optional<Long> open, Reaction reaction, String key) {
        long id = notifications.insert(arrival(host, key, null, null));
        Optional<Intake.Begun> begun = react(reaction, id, host, open.orElse(null));
        return new Intake.Stored(notifications.get(id), begun, false);
    }

    private Arrived storeWith(Recovery recovery, HostDocument host, String key) {
        long row = recoveries.insert(recovery, null, null, approval, claimant);
        return new Arrived(arrival(host, key, null, row), recovery);
    }

    /**
     * The row id of the host's open incident. A report of an instance or a process begins nothing
     * of the host, so that a glance at it suffices where none was open.
     */
    private Optional<Long> lockIncident(Scene scene) {
        HostDocument host = scene.host();
        return notification.payload() instanceof HostPayload || host.incidentUuid() != null
                ? incidents.lockOpen(host.name())
                : Optional.empty();
    }

    private Reaction reaction(Scene scene, Optional<Long> open) {
        HostDocument host = scene.host();
        boolean aboutHost = notification.payload() instanceof HostPayload;
        return Triage.decide(
                notification.payload(),
                new HostSituation(
                        host.failoverSegment().enabled(),
                        host.onMaintenance(),
                        open.map(incidents::describe).orElse(null),
                        aboutHost ? incidents.lastBackAt(host.name()) : null,
                        scene.restartOpen(),
                        scene.processFailed(),
                        host.failoverSegment().trustMonitors()));
    }

    private NotificationDao.Arrival arrival(
            HostDocument host,
            String key,
            @Nullable String ignoredBecause,
            @Nullable Long recovery) {
        return new NotificationDao.Arrival(
                UUID.randomUUID(),
                notification,
                host.uuid(),
                report.payload(),
                key,
                ignoredBecause,
                recovery,
                now);
    }

    /** What comes of a report of the host, which is stored already. */
    private Optional<Intake.Begun> react(
            Reaction reaction, long id, HostDocument host, @Nullable Long open) {
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

    private Recovery restart(HostDocument host) {
        InstancePayload about = (InstancePayload) notification.payload();
        return InstanceRecovery.received(
                header(host), about.instanceUuid(), host.failoverSegment().onlyOptedIn());
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

    private Intake.Begun begin(long id, long incident, Recovery recovery, @Nullable Long proof) {
        long row = recoveries.insert(recovery, incident, proof, approval, claimant);
        notifications.attach(id, incident, row);
        return begun(recovery);
    }

    private static Intake.Begun begun(Recovery recovery) {
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
