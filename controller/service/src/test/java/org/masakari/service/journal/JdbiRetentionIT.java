package org.masakari.service.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masakari.engine.moves.Course;
import org.masakari.engine.moves.Subject;
import org.masakari.engine.moves.VmMove;
import org.masakari.engine.port.Intake;
import org.masakari.engine.recovery.HostRecovery;
import org.masakari.engine.recovery.Reserve;
import org.masakari.engine.recovery.Reserves;
import org.masakari.engine.recovery.Step;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.api.PurgeDocument;
import org.masakari.protocol.json.Json;
import org.masakari.protocol.notification.Notification;
import org.masakari.protocol.segment.RecoveryMethod;

class JdbiRetentionIT {
    private static final Instant CUTOFF = Samples.NOW.plus(Duration.ofDays(1));
    private static final InstanceId INSTANCE =
            InstanceId.of("aaaaaaaa-0000-0000-0000-000000000001");

    private final Clock clock = Clock.fixed(Samples.NOW, ZoneOffset.UTC);
    private final TestDatabase db = new TestDatabase();
    private final JdbiIntake intake =
            new JdbiIntake(db.database(), clock, "controller1", Duration.ofSeconds(5));
    private final JdbiJournal journal = new JdbiJournal(db.database(), clock);
    private final JdbiRetention retention = new JdbiRetention(db.database());
    private int reports;

    @BeforeEach
    void addHosts() {
        Samples.segment(new JdbiInventory(db.database(), clock), RecoveryMethod.AUTO);
    }

    @AfterEach
    void drop() {
        db.close();
    }

    private Intake.Stored report(Notification notification) {
        String payload = Json.strict().valueToTree(notification.payload()).toString();
        return (Intake.Stored) intake.accept(notification, payload, "key-" + reports++);
    }

    /** A failure of compute1 and its return, that many minutes later; all of it has ended. */
    private void failAndReturn(int minutes) {
        Instant failed = Samples.NOW.plus(Duration.ofMinutes(minutes));
        Intake.Begun begun =
                report(Samples.fenced(Samples.COMPUTE1, "op-" + minutes, failed, "controller1"))
                        .begun()
                        .orElseThrow();
        plan(begun);
        report(Samples.returned(Samples.COMPUTE1, failed.plusSeconds(30)));
        end();
    }

    private void plan(Intake.Begun begun) {
        HostRecovery before = (HostRecovery) begun.recovery();
        Subject web = new Subject(INSTANCE, "web", "active", Course.EVACUATE, Set.of());
        HostRecovery planned =
                new HostRecovery(
                        before.header(),
                        before.mandate(),
                        before.phase(),
                        before.quarantine(),
                        new Reserves(
                                List.of(
                                        new Reserve(
                                                Samples.RESERVE, Reserve.State.TAKEN, Set.of())),
                                false,
                                false),
                        Samples.NOW,
                        List.of(VmMove.planned(web, 0)),
                        null);
        List<Step> steps = List.of(new Step(Samples.NOW, before.phase(), null, "planned"));
        journal.record(begun.claim(), before, planned, steps);
    }

    private void end() {
        db.execute("UPDATE recovery SET ended_at = opened_at WHERE ended_at IS NULL");
        db.execute("UPDATE incident SET closed_at = opened_at, open_host = NULL");
    }

    private String rows() {
        return db.value(
                """
                SELECT CONCAT_WS(' ', (SELECT COUNT(*) FROM incident), (SELECT COUNT(*) FROM recovery),
                    (SELECT COUNT(*) FROM notification), (SELECT COUNT(*) FROM fencing_evidence),
                    (SELECT COUNT(*) FROM vm_move), (SELECT COUNT(*) FROM step))
                """);
    }

    @Test
    void removesAFinishedIncidentWithAllThatBelongsToIt() {
        failAndReturn(0);
        failAndReturn(10);

        PurgeDocument purge = retention.purge(CUTOFF);

        assertThat(purge).isEqualTo(new PurgeDocument(CUTOFF, false, false, 1, 2, 2, 1, 1));
        assertThat(rows()).isEqualTo("1 2 2 1 1 1");
    }

    @Test
    void saysBeforehandWhatItWouldRemove() {
        failAndReturn(0);
        failAndReturn(10);

        PurgeDocument dry = retention.purgeable(CUTOFF);

        assertThat(dry).isEqualTo(new PurgeDocument(CUTOFF, true, false, 1, 2, 2, 1, 1));
        assertThat(rows()).isEqualTo("2 4 4 2 2 2");
    }

    @Test
    void stillKnowsWhenAHostWasLastBack() {
        failAndReturn(0);

        retention.purge(CUTOFF);

        Notification late = Samples.fenced(Samples.COMPUTE1, "op-0", Samples.NOW, "controller3");
        assertThat(report(late).document().status()).isEqualTo("ignored");
    }

    @Test
    void keepsWhatIsNotOldEnough() {
        failAndReturn(0);
        failAndReturn(10);

        PurgeDocument purge = retention.purge(Samples.NOW);

        assertThat(purge.countsNothing()).isTrue();
        assertThat(rows()).isEqualTo("2 4 4 2 2 2");
    }

    @Test
    void keepsAnOpenIncidentHoweverOldItIs() {
        report(Samples.fenced(Samples.COMPUTE1, "op", Samples.NOW, "controller1"));
        db.execute("UPDATE recovery SET ended_at = opened_at");

        assertThat(retention.purge(CUTOFF).countsNothing()).isTrue();
    }

    @Test
    void keepsAClosedIncidentOfWhichARecoveryIsUnderWay() {
        failAndReturn(0);
        failAndReturn(10);
        db.execute("UPDATE recovery SET ended_at = NULL");

        assertThat(retention.purge(CUTOFF).countsNothing()).isTrue();
    }

    @Test
    void removesNotificationsThatLedToNothing() {
        report(Samples.returned(Samples.COMPUTE1, Samples.NOW));

        PurgeDocument purge = retention.purge(CUTOFF);

        assertThat(purge.notifications()).isEqualTo(1);
        assertThat(rows()).isEqualTo("0 0 0 0 0 0");
    }

    @Test
    void removesARecoveryOfNoIncidentWithItsNotification() {
        failAndReturn(0);
        db.execute("ALTER TABLE recovery MODIFY COLUMN incident_id BIGINT NULL");
        db.execute("UPDATE recovery SET incident_id = NULL, evidence_id = NULL");
        db.execute("UPDATE notification SET incident_id = NULL WHERE recovery_id IS NOT NULL");
        db.execute("DELETE FROM fencing_evidence");
        db.execute("DELETE FROM incident");

        PurgeDocument purge = retention.purge(CUTOFF);

        assertThat(purge).isEqualTo(new PurgeDocument(CUTOFF, false, false, 0, 2, 2, 1, 1));
        assertThat(rows()).isEqualTo("0 0 0 0 0 0");
    }

    @Test
    void leavesTheRestToTheNextCallWhenThereIsMuch() {
        failAndReturn(0);
        failAndReturn(10);
        addSteps(6000);
        report(Samples.returned(Samples.COMPUTE1, Samples.NOW));

        PurgeDocument first = retention.purge(CUTOFF);
        PurgeDocument second = retention.purge(CUTOFF);

        assertThat(first.more()).isTrue();
        assertThat(second.more()).isFalse();
        assertThat(first.plus(second).notifications()).isEqualTo(3);
    }

    private void addSteps(int count) {
        db.execute(
                """
                INSERT INTO step (recovery_id, ordinal, at, phase, text)
                SELECT (SELECT MIN(recovery_id) FROM step), seq + 1, UTC_TIMESTAMP(6), 'gated', 'x'
                FROM seq_1_to_%d
                """
                        .formatted(count));
    }

    @Test
    void removesMoreThanFitsIntoOneTransaction() {
        failAndReturn(0);
        failAndReturn(10);
        addSteps(2000);

        PurgeDocument purge = retention.purge(CUTOFF);

        assertThat(purge.steps()).isEqualTo(2001);
        assertThat(rows()).isEqualTo("1 2 2 1 1 1");
    }
}
