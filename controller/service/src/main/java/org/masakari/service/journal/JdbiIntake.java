package org.masakari.service.journal;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
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
import org.masakari.service.journal.SceneDao.Scene;

/**
 * Takes notifications, and what operators say, into MariaDB: each and what it leads to in one
 * transaction, which reports of instances share with those that come at the same time. A unique key
 * that another controller took first is read again, not an error.
 */
public final class JdbiIntake implements Intake, Declarations {
    private static final int RACES = 5;

    private final Database database;
    private final Clock clock;
    private final Claimant claimant;
    private final Events events;
    private final GroupCommit<Report, Receipt> groups;

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
        this.groups = new GroupCommit<>("intake", Database.PATIENCE, this::together);
    }

    @Override
    public Receipt accept(
            Notification notification, String payload, @Nullable String idempotencyKey) {
        Report report = new Report(notification, payload, idempotencyKey);
        return notification.type() == NotificationType.VM
                ? groups.write(report).orElseGet(() -> alone(report))
                : alone(report);
    }

    private Receipt alone(Report report) {
        return again(handle -> reported(handle, List.of(report)).get(0));
    }

    private List<Receipt> together(List<Report> reports) {
        return database.transaction(handle -> reported(handle, reports));
    }

    /** Takes in monitors' reports of which none changes what another one finds. */
    private List<Receipt> reported(Handle handle, List<Report> reports) {
        List<Optional<Scene>> scenes = new SceneDao(handle).ofReports(reports);
        List<Acceptance.Taken> taken = new ArrayList<>();
        List<NotificationDao.Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < reports.size(); i++) {
            Acceptance.Taken each =
                    acceptance(handle, reports.get(i), null).reported(scenes.get(i));
            taken.add(each);
            if (each instanceof Acceptance.Arrived arrived) {
                arrivals.add(arrived.arrival());
            }
        }
        Map<UUID, Long> ids = new NotificationDao(handle).insert(arrivals);
        return taken.stream().map(each -> receipt(each, ids)).toList();
    }

    private static Receipt receipt(Acceptance.Taken taken, Map<UUID, Long> ids) {
        return taken instanceof Acceptance.Arrived arrived
                ? arrived.storedAs(requireNonNull(ids.get(arrived.arrival().uuid())))
                : ((Acceptance.Answered) taken).receipt();
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
        Report report =
                new Report(
                        new Notification(
                                NotificationType.COMPUTE_HOST, host, clock.instant(), payload),
                        Json.strict().valueToTree(payload).toString(),
                        null);
        return again(handle -> acceptance(handle, report, approval).declared());
    }

    private Acceptance acceptance(Handle handle, Report report, @Nullable Approval approval) {
        return new Acceptance(handle, claimant, clock.instant(), report, approval, events);
    }

    private Receipt again(HandleCallback<Receipt, RuntimeException> work) {
        for (int race = 1; ; race++) {
            try {
                return database.transaction(work);
            } catch (UnableToExecuteStatementException e) {
                if (!Database.isDuplicate(e) || race == RACES) {
                    throw e;
                }
            }
        }
    }
}
