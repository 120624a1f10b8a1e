package org.masakari.service.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masakari.engine.port.Claim;
import org.masakari.engine.port.Intake;
import org.masakari.engine.port.Inventory;
import org.masakari.engine.recovery.HostRecovery;
import org.masakari.engine.recovery.HostReturn;
import org.masakari.engine.recovery.InstanceRecovery;
import org.masakari.engine.recovery.Phase;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.json.Json;
import org.masakari.protocol.notification.HostEvent;
import org.masakari.protocol.notification.InstancePayload;
import org.masakari.protocol.notification.Notification;
import org.masakari.protocol.notification.NotificationType;
import org.masakari.protocol.segment.RecoveryMethod;

class JdbiIntakeIT {
    private static final InstanceId INSTANCE =
            InstanceId.of("aaaaaaaa-0000-0000-0000-000000000001");

    private final Clock clock = Clock.fixed(Samples.NOW, ZoneOffset.UTC);
    private final TestDatabase db = new TestDatabase();
    private final JdbiInventory inventory = new JdbiInventory(db.database(), clock);
    private final JdbiIntake intake =
            new JdbiIntake(db.database(), clock, "controller1", Duration.ofSeconds(5));

    @BeforeEach
    void addHosts() {
        Samples.segment(inventory, RecoveryMethod.AUTO);
    }

    @AfterEach
    void drop() {
        db.close();
    }

    private Intake.Receipt accept(Notification notification, String key) {
        return accept(intake, notification, key);
    }

    private static Intake.Receipt accept(Intake by, Notification notification, String key) {
        return by.accept(
                notification, Json.strict().valueToTree(notification.payload()).toString(), key);
    }

    private Intake.Stored stored(Notification notification, String key) {
        return (Intake.Stored) accept(notification, key);
    }

    private static Notification fencing(String operation, String reporter) {
        return Samples.fenced(Samples.COMPUTE1, operation, Samples.NOW, reporter);
    }

    @Test
    void storesNotificationEvidenceIncidentAndClaimedRecoveryTogether() {
        Intake.Stored stored = stored(fencing("op-1", "controller1"), "key-1");

        assertThat(stored.begun()).isPresent();
        assertThat(stored.document().status()).isEqualTo("new");
        assertThat(stored.document().recoveryId())
                .isEqualTo(stored.begun().orElseThrow().recovery().header().id().value());
        assertThat(db.value("SELECT COUNT(*) FROM fencing_evidence WHERE operation_id = 'op-1'"))
                .isEqualTo("1");
        assertThat(db.value("SELECT open_host FROM incident")).isEqualTo("compute1");
        assertThat(db.value("SELECT claimed_by FROM recovery")).isEqualTo("controller1");
    }

    @Test
    void answersARepeatLikeTheFirstAndBeginsNothing() {
        Intake.Stored first = stored(fencing("op-1", "controller1"), "key-1");

        Intake.Stored repeat = stored(fencing("op-1", "controller1"), "key-1");

        assertThat(repeat.begun()).isEmpty();
        assertThat(repeat.document()).isEqualTo(first.document());
        assertThat(db.value("SELECT COUNT(*) FROM notification")).isEqualTo("1");
    }

    private static List<Notification> ofNoHost() {
        return List.of(
                Samples.crashed(Samples.COMPUTE1, INSTANCE),
                new Notification(
                        NotificationType.VM,
                        Samples.COMPUTE1,
                        Samples.NOW.plusNanos(1),
                        new InstancePayload("LIFECYCLE", "STARTED_BOOTED", INSTANCE)),
                Samples.process(Samples.COMPUTE1, HostEvent.STOPPED, "nova-compute"),
                Samples.process(Samples.COMPUTE1, HostEvent.STARTED, "nova-compute"));
    }

    @ParameterizedTest
    @MethodSource("ofNoHost")
    void answersWithWhatIsReadOfItLater(Notification notification) {
        Clock finer = Clock.fixed(Samples.NOW.plusNanos(7), ZoneOffset.UTC);
        JdbiIntake precise =
                new JdbiIntake(db.database(), finer, "controller1", Duration.ofSeconds(5));

        Intake.Stored stored = (Intake.Stored) accept(precise, notification, "key-1");

        assertThat(
                        new JdbiHistory(db.database())
                                .notification(stored.document().notificationUuid()))
                .contains(stored.document());
    }

    @Test
    void answersARepeatLikeTheFirstAlsoOnceTheHostIsInNoSegmentAnyMore() {
        Intake.Stored first = stored(Samples.crashed(Samples.COMPUTE1, INSTANCE), "key-1");
        db.execute("DELETE FROM host");

        assertThat(stored(Samples.crashed(Samples.COMPUTE1, INSTANCE), "key-1").document())
                .isEqualTo(first.document());
    }

    @Test
    void storesNothingForAHostOfNoSegment() {
        Intake.Receipt receipt =
                accept(
                        Samples.fenced(new HostName("stranger"), "op", Samples.NOW, "controller1"),
                        "key-1");

        assertThat(receipt).isInstanceOf(Intake.UnknownHost.class);
        assertThat(db.value("SELECT COUNT(*) FROM notification")).isEqualTo("0");
    }

    @Test
    void makesOneRecoveryHoweverManyMonitorsReportAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(12);
        List<Future<Intake.Stored>> receipts = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String reporter = "controller" + i;
            receipts.add(threads.submit(() -> stored(fencing("op-1", reporter), reporter)));
        }

        int begun = 0;
        for (Future<Intake.Stored> receipt : receipts) {
            begun += receipt.get().begun().isPresent() ? 1 : 0;
        }
        threads.shutdown();

        assertThat(begun).isEqualTo(1);
        assertThat(db.value("SELECT COUNT(*) FROM recovery")).isEqualTo("1");
        assertThat(db.value("SELECT COUNT(*) FROM notification WHERE recovery_id IS NOT NULL"))
                .isEqualTo("60");
    }

    @Test
    void beginsTheReturnOnceTheHostIsBack() {
        stored(fencing("op-1", "controller1"), "key-1");

        Intake.Stored back = stored(Samples.returned(Samples.COMPUTE1, later(60)), "key-2");
        Intake.Stored again = stored(Samples.returned(Samples.COMPUTE1, later(61)), "key-3");

        assertThat(back.begun().orElseThrow().recovery()).isInstanceOf(HostReturn.class);
        assertThat(again.begun()).isEmpty();
    }

    @Test
    void recoversAHostThatFailsAgainWhileItReturns() {
        stored(fencing("op-1", "controller1"), "key-1");
        db.execute("UPDATE recovery SET phase = 'recovered', ended_at = opened_at");
        Intake.Begun back =
                stored(Samples.returned(Samples.COMPUTE1, later(60)), "key-2")
                        .begun()
                        .orElseThrow();

        Intake.Stored second =
                stored(Samples.fenced(Samples.COMPUTE1, "op-2", later(90), "controller1"), "key-3");

        assertThat(second.begun()).isPresent();
        assertThat(phase(back.claim())).isEqualTo(Phase.SUPERSEDED);
        assertThat(db.value("SELECT COUNT(*) FROM incident WHERE open_host IS NOT NULL"))
                .isEqualTo("1");
    }

    @Test
    void goesOnRecoveringAHostThatFailsAgainMeanwhile() {
        Intake.Begun first = stored(fencing("op-1", "controller1"), "key-1").begun().orElseThrow();
        stored(Samples.returned(Samples.COMPUTE1, later(60)), "key-2");

        Intake.Stored second =
                stored(Samples.fenced(Samples.COMPUTE1, "op-2", later(90), "controller1"), "key-3");

        assertThat(second.begun()).isEmpty();
        assertThat(phase(first.claim())).isEqualTo(Phase.RECEIVED);
        assertThat(db.value("SELECT COUNT(*) FROM fencing_evidence")).isEqualTo("2");
    }

    @Test
    void doesNotTakeALateReportOfTheFirstFailureForASecondOne() {
        stored(fencing("op-1", "controller1"), "key-1");
        stored(Samples.returned(Samples.COMPUTE1, later(60)), "key-2");

        Intake.Stored late = stored(fencing("op-1", "controller3"), "key-3");

        assertThat(late.begun()).isEmpty();
        assertThat(db.value("SELECT COUNT(*) FROM incident")).isEqualTo("1");
    }

    @Test
    void ignoresAFencingThatTheHostHasReturnedFromSince() {
        stored(fencing("op-1", "controller1"), "key-1");
        stored(Samples.returned(Samples.COMPUTE1, later(60)), "key-2");
        db.execute("UPDATE incident SET open_host = NULL, closed_at = '2026-01-31 12:02:00'");

        Intake.Stored late = stored(fencing("op-1", "controller3"), "key-3");

        assertThat(late.begun()).isEmpty();
        assertThat(late.document().status()).isEqualTo("ignored");
    }

    @Test
    void ignoresAFencingWhoseReportWasOvertakenByThatOfTheReturn() {
        stored(Samples.returned(Samples.COMPUTE1, later(60)), "key-1");

        Intake.Stored late = stored(fencing("op-1", "controller3"), "key-2");

        assertThat(late.begun()).isEmpty();
        assertThat(late.document().status()).isEqualTo("ignored");
    }

    @Test
    void recoversAHostThatWasFencedAfterItWasLastSeenBack() {
        stored(Samples.returned(Samples.COMPUTE1, later(-60)), "key-1");

        Intake.Stored fenced = stored(fencing("op-1", "controller3"), "key-2");

        assertThat(fenced.begun()).isPresent();
    }

    @Test
    void beginsOneRestartOfAFailedInstanceAtATime() {
        Intake.Stored first = stored(Samples.crashed(Samples.COMPUTE1, INSTANCE), "key-1");
        Intake.Stored again = stored(Samples.crashed(Samples.COMPUTE1, INSTANCE), "key-2");

        assertThat(first.begun().orElseThrow().recovery())
                .isEqualTo(
                        InstanceRecovery.received(
                                first.begun().orElseThrow().recovery().header(), INSTANCE, false));
        assertThat(again.begun()).isEmpty();
        assertThat(again.document().reason()).contains("restarted already");
    }

    @Test
    void losesNoReportAndRestartsNoInstanceTwiceHoweverManyCrashAtOnce() throws Exception {
        List<InstanceId> crashed =
                IntStream.range(0, 30).mapToObj(i -> new InstanceId(new UUID(9, i))).toList();
        List<Callable<Intake.Stored>> reports = new ArrayList<>();
        for (int i = 0; i < crashed.size(); i++) {
            Notification report = Samples.crashed(Samples.COMPUTE1, crashed.get(i));
            String key = "crash-" + i;
            reports.add(() -> stored(report, key + "-controller1"));
            reports.add(() -> stored(report, key + "-controller2"));
            reports.add(() -> stored(report, key + "-controller2"));
        }

        List<Intake.Stored> answers = Together.run(reports);

        assertThat(answers.stream().flatMap(each -> each.begun().stream()))
                .extracting(each -> ((InstanceRecovery) each.recovery()).instance())
                .containsExactlyInAnyOrderElementsOf(crashed);
        assertThat(answers.stream().map(each -> each.document().id()).distinct()).hasSize(60);
        assertThat(db.value("SELECT COUNT(*) FROM notification")).isEqualTo("60");
    }

    private void onlyOptedIn(boolean asked) {
        Inventory.SegmentSpec spec =
                new Inventory.SegmentSpec(
                        "rack1", null, "compute", RecoveryMethod.AUTO, true, false, asked);
        inventory.updateSegment(inventory.segments().get(0).uuid(), spec);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsWithARecoveryOfAHostWhetherItsSegmentAskedForOptingIn(boolean asked) {
        onlyOptedIn(asked);
        Intake.Begun begun = stored(fencing("op-1", "controller1"), "key-1").begun().orElseThrow();
        db.execute("UPDATE segment SET only_opted_in = NOT only_opted_in");

        HostRecovery loaded =
                (HostRecovery) new JdbiJournal(db.database(), clock).load(begun.claim());

        assertThat(loaded.mandate().onlyOptedIn()).isEqualTo(asked);
        assertThat(loaded).isEqualTo(begun.recovery());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsWithARestartWhetherItsSegmentAskedForOptingIn(boolean asked) {
        onlyOptedIn(asked);
        Intake.Begun begun =
                stored(Samples.crashed(Samples.COMPUTE1, INSTANCE), "key-1").begun().orElseThrow();
        db.execute("UPDATE segment SET only_opted_in = NOT only_opted_in");

        InstanceRecovery loaded =
                (InstanceRecovery) new JdbiJournal(db.database(), clock).load(begun.claim());

        assertThat(loaded.onlyOptedIn()).isEqualTo(asked);
        assertThat(loaded).isEqualTo(begun.recovery());
    }

    @Test
    void loadsTheRestartThatItStored() {
        Intake.Begun begun =
                stored(Samples.crashed(Samples.COMPUTE1, INSTANCE), "key-1").begun().orElseThrow();

        assertThat(new JdbiJournal(db.database(), clock).load(begun.claim()))
                .isEqualTo(begun.recovery());
    }

    @Test
    void leavesAnInstanceToTheRecoveryOfItsHost() {
        stored(fencing("op-1", "controller1"), "key-1");

        Intake.Stored crash = stored(Samples.crashed(Samples.COMPUTE1, INSTANCE), "key-2");

        assertThat(crash.begun()).isEmpty();
        assertThat(crash.document().status()).isEqualTo("ignored");
    }

    @Test
    void endsTheRestartsOnAHostThatFails() {
        Intake.Begun restart =
                stored(Samples.crashed(Samples.COMPUTE1, INSTANCE), "key-1").begun().orElseThrow();

        stored(fencing("op-1", "controller1"), "key-2");

        assertThat(new JdbiJournal(db.database(), clock).load(restart.claim()).phase())
                .isEqualTo(Phase.SUPERSEDED);
    }

    @Test
    void remembersAFailedProcessUntilItIsBack() {
        Intake.Begun failed = process(HostEvent.STOPPED, "key-1").orElseThrow();
        Optional<Intake.Begun> known = process(HostEvent.STOPPED, "key-2");
        String failures = db.value("SELECT COUNT(*) FROM process_failure");
        Intake.Begun back = process(HostEvent.STARTED, "key-3").orElseThrow();
        Optional<Intake.Begun> again = process(HostEvent.STARTED, "key-4");

        JdbiJournal journal = new JdbiJournal(db.database(), clock);
        assertThat(known).isEmpty();
        assertThat(again).isEmpty();
        assertThat(failures).isEqualTo("1");
        assertThat(db.value("SELECT COUNT(*) FROM process_failure")).isEqualTo("0");
        assertThat(journal.load(failed.claim()).phase()).isEqualTo(Phase.SUPERSEDED);
        assertThat(journal.load(back.claim())).isEqualTo(back.recovery());
    }

    private Optional<Intake.Begun> process(HostEvent event, String key) {
        return stored(Samples.process(Samples.COMPUTE1, event, "nova-compute"), key).begun();
    }

    @Test
    void endsWhatWaitedAtAGateWhenItsHostIsBack() {
        Intake.Begun begun = stored(fencing("op-1", "controller1"), "key-1").begun().orElseThrow();
        db.execute("UPDATE recovery SET phase = 'held'");

        stored(Samples.returned(Samples.COMPUTE1, later(60)), "key-2");

        assertThat(phase(begun.claim())).isEqualTo(Phase.SUPERSEDED);
    }

    private Phase phase(Claim claim) {
        return new JdbiJournal(db.database(), clock).load(claim).phase();
    }

    private static Instant later(int seconds) {
        return Samples.NOW.plusSeconds(seconds);
    }
}
