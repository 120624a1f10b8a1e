package org.masakari.service.journal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.masakari.engine.moves.Course;
import org.masakari.engine.moves.Subject;
import org.masakari.engine.moves.VmMove;
import org.masakari.engine.port.Claim;
import org.masakari.engine.port.Inventory;
import org.masakari.engine.recovery.Header;
import org.masakari.engine.recovery.HostRecovery;
import org.masakari.engine.recovery.Mandate;
import org.masakari.engine.recovery.RecoveryId;
import org.masakari.engine.recovery.Step;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.evidence.EvidenceSource;
import org.masakari.protocol.evidence.FencingAction;
import org.masakari.protocol.evidence.FencingEvidence;
import org.masakari.protocol.notification.HostPayload;
import org.masakari.protocol.notification.Notification;
import org.masakari.protocol.notification.NotificationType;
import org.masakari.protocol.segment.RecoveryMethod;

/**
 * Writes all that a recovery writes, and takes it back. Finds a database that only reads, and a
 * full disk, before a host has failed; and the first recovery finds its classes loaded, which would
 * otherwise cost it some tenths of a second.
 */
public final class JdbiRehearsal {
    private static final HostName HOST = new HostName("masakari-rehearsal");

    private final Database database;
    private final Clock clock;

    public JdbiRehearsal(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Rehearses once; nothing of it stays.
     *
     * @throws org.masakari.engine.port.StoreUnavailableException if the database cannot be reached
     */
    public void run() {
        database.transaction(
                handle -> {
                    write(handle, clock.instant());
                    return handle.rollback();
                });
    }

    private static void write(Handle handle, Instant now) {
        UUID uuid = UUID.randomUUID();
        addHost(handle, uuid, now);
        FencingEvidence evidence =
                new FencingEvidence(
                        HOST,
                        FencingAction.OFF,
                        uuid.toString(),
                        now,
                        null,
                        null,
                        null,
                        EvidenceSource.FENCER,
                        HOST.value());
        Notification notification =
                new Notification(
                        NotificationType.COMPUTE_HOST, HOST, now, HostPayload.fenced(evidence));
        NotificationDao notifications = new NotificationDao(handle);
        IncidentDao incidents = new IncidentDao(handle);
        NotificationDao.Arrival arrival =
                new NotificationDao.Arrival(
                        uuid, notification, uuid, "{}", uuid.toString(), null, null, now);
        new SceneDao(handle).ofReports(List.of(new Report(notification, "{}", uuid.toString())));
        long id = notifications.insert(arrival);
        long incident = incidents.open(HOST, now);
        long proof = new EvidenceDao(handle).insert(incident, id, evidence);
        Header header = new Header(new RecoveryId(uuid), HOST, now);
        Mandate mandate = new Mandate(RecoveryMethod.AUTO, false, evidence, null);
        recover(handle, HostRecovery.received(header, mandate), incident, proof, now);
        incidents.describe(incident);
        incidents.lastBackAt(HOST);
        new EvidenceDao(handle).ofIncident(incident);
        new SegmentDao(handle).state(HOST, now, false);
        notifications.get(id);
    }

    private static void addHost(Handle handle, UUID uuid, Instant now) {
        InventoryDao inventory = new InventoryDao(handle);
        inventory.insertSegment(
                uuid,
                new Inventory.SegmentSpec(
                        uuid.toString(), null, "compute", RecoveryMethod.AUTO, true, false, false),
                now);
        long segment = inventory.segment(uuid).orElseThrow().id();
        inventory.insertHost(
                uuid, segment, new Inventory.HostSpec(HOST, "compute", "none", false, false), now);
    }

    private static void recover(
            Handle handle, HostRecovery recovery, long incident, long proof, Instant now) {
        RecoveryDao recoveries = new RecoveryDao(handle);
        long row =
                recoveries.insert(recovery, incident, proof, null, new Claimant(HOST.value(), 0));
        Claim claim = new Claim(recovery.header().id(), 1);
        recoveries.update(claim, recovery, now);
        Subject subject =
                new Subject(
                        new InstanceId(claim.recovery().value()),
                        "",
                        "active",
                        Course.EVACUATE,
                        Set.of());
        new MoveDao(handle).save(row, List.of(), List.of(VmMove.planned(subject, 0)));
        recoveries.insertSteps(
                recoveries.key(claim.recovery()),
                List.of(new Step(now, recovery.phase(), null, "rehearsed")));
        recoveries.find(claim.recovery());
    }
}
