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
import org.masakari.engine.recovery.Recovery;
import org.masakari.engine.recovery.RecoveryId;
import org.masakari.protocol.api.HostDocument;
import org.masakari.protocol.api.NotificationDocument;
import org.masakari.protocol.evidence.FencingEvidence;
import org.masakari.protocol.notification.Notification;

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
    public Receipt accept(Notification notification, String payload, String idempotencyKey) {
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
        private final String idempotencyKey;
        private final Instant now = clock.instant();
        private final NotificationDao notifications;
        private final IncidentDao incidents;
        private final RecoveryDao recoveries;

        Acceptance(
                Handle handle, Notification notification, String payload, String idempotencyKey) {
            this.handle = handle;
            this.notification = notification;
            this.payload = payload;
            this.idempotencyKey = idempotencyKey;
            this.notifications = new NotificationDao(handle);
            this.incidents = new IncidentDao(handle);
            this.recoveries = new RecoveryDao(handle);
        }

        Receipt run() {
            Optional<NotificationDocument> repeat = notifications.withKey(idempotencyKey);
            if (repeat.isPresent()) {
                return new Stored(repeat.get(), Optional.empty());
            }
            Optional<HostDocument> host =
                    new InventoryDao(handle).hostNamed(notification.hostname().value());
            return host.isEmpty() ? new UnknownHost() : store(host.get());
        }

        private Receipt store(HostDocument host) {
            Optional<Long> open = incidents.lockOpen(host.name());
            Reaction reaction =
                    Triage.decide(
                            notification.payload(),
                            new HostSituation(
                                    host.failoverSegment().enabled(),
                                    host.onMaintenance(),
                                    open.map(incidents::describe).orElse(null),
                                    incidents.lastBackAt(host.name())));
            long id = notifications.insert(notification, host.uuid(), payload, idempotencyKey, now);
            Optional<Begun> begun = react(reaction, id, host, open.orElse(null));
            return new Stored(notifications.get(id), begun);
        }

        private Optional<Begun> react(
                Reaction reaction, long id, HostDocument host, @Nullable Long open) {
            if (reaction instanceof Reaction.Ignore ignore) {
                notifications.ignore(id, ignore.why());
                return Optional.empty();
            }
            if (reaction instanceof Reaction.Cover && open != null) {
                cover(id, open);
                return Optional.empty();
            }
            if (reaction instanceof Reaction.BeginReturn && open != null) {
                return Optional.of(begin(id, open, HostReturn.received(header(host)), null));
            }
            if (open != null) {
                recoveries.supersede(open, "the host failed again", now);
                incidents.close(open, now);
            }
            long incident = incidents.open(host.name(), now);
            FencingEvidence evidence = notification.payload().evidence();
            Long proof = proof(incident, id);
            return Optional.of(
                    begin(id, incident, HostRecovery.received(header(host), evidence), proof));
        }

        private void cover(long id, long open) {
            proof(open, id);
            String kind =
                    notification.payload().evidence() == null
                            ? RecoveryDao.RETURN
                            : RecoveryDao.RECOVERY;
            notifications.attach(id, open, recoveries.latest(open, kind).orElse(null));
        }

        private Begun begin(long id, long incident, Recovery recovery, @Nullable Long proof) {
            long row = recoveries.insert(recovery, incident, proof, claimant);
            notifications.attach(id, incident, row);
            return new Begun(new Claim(recovery.header().id(), 1), recovery);
        }

        private @Nullable Long proof(long incident, long id) {
            FencingEvidence evidence = notification.payload().evidence();
            return evidence == null ? null : new EvidenceDao(handle).insert(incident, id, evidence);
        }

        private Header header(HostDocument host) {
            return new Header(
                    new RecoveryId(UUID.randomUUID()),
                    host.name(),
                    host.failoverSegment().recoveryMethod(),
                    now);
        }
    }
}
