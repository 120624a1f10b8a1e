package org.masakari.service.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
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

/** Takes notifications into MariaDB: the notification and what it leads to, in one transaction. */
public final class JdbiIntake implements Intake {
    private static final int RACES = 5;

    private final Database database;
    private final Clock clock;
    private final Claimant claimant;

    /**
     * An intake for one controller, which claims what it takes in.
     *
     * @param controller its name, for people
     * @param lease how long such a claim holds without being renewed
     */
    public JdbiIntake(Database database, Clock clock, String controller, Duration lease) {
        this.database = database;
        this.clock = clock;
        this.claimant = new Claimant(controller, lease);
    }

    /**
     * {@inheritDoc} A unique key that another controller took first is read again, not an error.
     */
    @Override
    public Receipt accept(
            Notification notification, String payload, @Nullable String idempotencyKey) {
        for (int race = 1; ; race++) {
            try {
                return database.transaction(
                        handle ->
                                new Acceptance(handle, notification, payload, idempotencyKey)
                                        .run());
            } catch (UnableToExecuteStatementException e) {
                if (!Database.isDuplicate(e) || race == RACES) {
                    throw e;
                }
            }
        }
    }

    /** One notification within one transaction. */
    private final class Acceptance {
        private final Handle handle;
        private final Notification notification;
        private final String payload;
        private final @Nullable String idempotencyKey;
        private final Instant now = clock.instant();
        private final NotificationDao notifications;
        private final IncidentDao incidents;
        private final RecoveryDao recoveries;
        private final SegmentDao segments;

        Acceptance(
                Handle handle,
                Notification notification,
                String payload,
                @Nullable String idempotencyKey) {
            this.handle = handle;
            this.notification = notification;
            this.payload = payload;
            this.idempotencyKey = idempotencyKey;
            this.notifications = new NotificationDao(handle);
            this.incidents = new IncidentDao(handle);
            this.recoveries = new RecoveryDao(handle);
            this.segments = new SegmentDao(handle);
        }

        Receipt run() {
            Optional<NotificationDocument> repeat =
                    Optional.ofNullable(idempotencyKey).flatMap(notifications::withKey);
            if (repeat.isPresent()) {
                return new Stored(repeat.get(), Optional.empty(), true);
            }
            Optional<HostDocument> host =
                    new InventoryDao(handle).hostNamed(notification.hostname().value());
            if (host.isEmpty()) {
                return new UnknownHost();
            }
            Optional<String> conflict =
                    idempotencyKey == null
                            ? new PeerReports(handle).conflict(host.get(), notification, payload)
                            : Optional.empty();
            return conflict.isPresent() ? new Refused(conflict.get()) : store(host.get());
        }

        private Receipt store(HostDocument host) {
            Optional<Long> open = incidents.lockOpen(host.name());
            Reaction reaction =
                    Triage.decide(notification.payload(), situation(host, open.orElse(null)));
            long id =
                    notifications.insert(
                            notification,
                            host.uuid(),
                            payload,
                            idempotencyKey == null ? UUID.randomUUID().toString() : idempotencyKey,
                            reaction instanceof Reaction.Ignore ignore ? ignore.why() : null,
                            now);
            Optional<Begun> begun = react(reaction, id, host, open.orElse(null));
            return new Stored(notifications.get(id), begun, false);
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
                            && segments.failedProcesses(host.name())
                                    .contains(process.processName()),
                    host.failoverSegment().trustMonitors());
        }

        private Optional<Begun> react(
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

        private Begun openIncident(long id, HostDocument host, @Nullable Long before) {
            if (before != null) {
                recoveries.supersede(before, "the host failed again", now);
                incidents.close(before, now);
            }
            recoveries.supersedeOn(host.name(), "its host has failed", now);
            segments.allProcessesGone(host.name());
            long incident = incidents.open(host.name(), now);
            HostRecovery recovery =
                    HostRecovery.received(header(host), mandate(host.failoverSegment()));
            Begun begun = begin(id, incident, recovery, proof(incident, id));
            return before == null ? begun : inherited(before, begun);
        }

        private Mandate mandate(SegmentDocument segment) {
            return new Mandate(segment.recoveryMethod(), segment.onlyOptedIn(), evidence(), null);
        }

        private Begun inherited(long before, Begun begun) {
            RecoveryRow row = recoveries.find(begun.recovery().header().id()).orElseThrow();
            recoveries.inheritReserves(before, row.id());
            return new Begun(
                    begun.claim(),
                    recoveries.find(begun.recovery().header().id()).orElseThrow().recovery());
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
            notifications.attach(id, open, recoveries.latest(open, kind).orElse(null));
        }

        private Begun begin(
                long id, @Nullable Long incident, Recovery recovery, @Nullable Long proof) {
            long row = recoveries.insert(recovery, incident, proof, null, claimant);
            notifications.attach(id, incident, row);
            return new Begun(new Claim(recovery.header().id(), 1), recovery);
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
}
