package org.masakari.service.journal;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.gate.Approval;
import org.masakari.engine.port.Declarations;
import org.masakari.engine.port.Intake;
import org.masakari.protocol.HostName;
import org.masakari.protocol.evidence.FencingEvidence;
import org.masakari.protocol.json.Json;
import org.masakari.protocol.notification.HostPayload;
import org.masakari.protocol.notification.Notification;
import org.masakari.protocol.notification.NotificationType;

/**
 * Takes notifications, and what operators say, into MariaDB: each and what it leads to in one
 * transaction. A unique key that another controller took first is read again, not an error.
 */
public final class JdbiIntake implements Intake, Declarations {
    private static final int RACES = 5;

    private final Database database;
    private final Clock clock;
    private final Claimant claimant;
    private final Events events;

    /**
     * An intake for one controller, which claims what it takes in.
     *
     * @param controller its name, for people
     * @param lease how long such a claim holds without being renewed
     */
    public JdbiIntake(Database database, Clock clock, String controller, Duration lease) {
        this(database, clock, controller, lease, Events.NONE);
    }

    /** The same, which tells of {@code events}. */
    public JdbiIntake(
            Database database, Clock clock, String controller, Duration lease, Events events) {
        this.database = database;
        this.clock = clock;
        this.claimant = new Claimant(controller, lease);
        this.events = events;
    }

    @Override
    public Receipt accept(
            Notification notification, String payload, @Nullable String idempotencyKey) {
        return take(notification, payload, null, each -> each.reported(idempotencyKey));
    }

    @Override
    public Receipt off(FencingEvidence acknowledged) {
        return declared(acknowledged.target(), HostPayload.fenced(acknowledged), null);
    }

    @Override
    public Receipt back(HostName host, Approval approval) {
        return declared(host, HostPayload.returned(), approval);
    }

    private Receipt declared(HostName host, HostPayload payload, @Nullable Approval approval) {
        return take(
                new Notification(NotificationType.COMPUTE_HOST, host, clock.instant(), payload),
                Json.strict().valueToTree(payload).toString(),
                approval,
                Acceptance::declared);
    }

    private Receipt take(
            Notification notification,
            String payload,
            @Nullable Approval approval,
            Function<Acceptance, Receipt> how) {
        for (int race = 1; ; race++) {
            try {
                return database.transaction(
                        handle ->
                                how.apply(
                                        new Acceptance(
                                                handle,
                                                claimant,
                                                clock.instant(),
                                                notification,
                                                payload,
                                                approval,
                                                events)));
            } catch (UnableToExecuteStatementException e) {
                if (!Database.isDuplicate(e) || race == RACES) {
                    throw e;
                }
            }
        }
    }
}
