package org.masakari.service.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masakari.engine.gate.Approval;
import org.masakari.engine.gate.GateView;
import org.masakari.engine.gate.HostGate;
import org.masakari.engine.gate.Verdict;
import org.masakari.engine.policy.GatePolicy;
import org.masakari.engine.port.Claim;
import org.masakari.engine.port.Intake;
import org.masakari.engine.recovery.HostRecovery;
import org.masakari.engine.recovery.HostReturn;
import org.masakari.protocol.HostName;
import org.masakari.protocol.evidence.Acknowledgement;
import org.masakari.protocol.evidence.FencingEvidence;
import org.masakari.protocol.json.Json;
import org.masakari.protocol.notification.Notification;
import org.masakari.protocol.segment.RecoveryMethod;

/** What an operator says of a host in his own name, on a real MariaDB. */
class DeclarationsIT {
    private static final Approval BACK = new Approval("bob", "new mainboard", Samples.NOW);

    private final Clock clock = Clock.fixed(Samples.NOW, ZoneOffset.UTC);
    private final TestDatabase db = new TestDatabase();
    private final JdbiIntake intake =
            new JdbiIntake(db.database(), clock, "controller1", Duration.ofSeconds(5));
    private final JdbiJournal journal = new JdbiJournal(db.database(), clock);

    @BeforeEach
    void addHosts() {
        Samples.segment(new JdbiInventory(db.database(), clock), RecoveryMethod.AUTO);
    }

    @AfterEach
    void drop() {
        db.close();
    }

    private static FencingEvidence word(Instant at) {
        return FencingEvidence.acknowledged(
                Samples.COMPUTE1,
                at,
                "alice",
                new Acknowledgement("plugs pulled", at.plus(Acknowledgement.USUAL)));
    }

    private Intake.Stored off() {
        return (Intake.Stored) intake.off(word(Samples.NOW));
    }

    private Intake.Stored report(Notification report, String key) {
        String payload = Json.strict().valueToTree(report.payload()).toString();
        return (Intake.Stored) intake.accept(report, payload, key);
    }

    private Verdict judged(Claim claim, Instant at) {
        GateView view = journal.gates(claim, Samples.COMPUTE1, Samples.NOW.minusSeconds(3600));
        return HostGate.judge(Samples.COMPUTE1, view, GatePolicy.DEFAULT, at);
    }

    private String count(String table) {
        return db.value("SELECT COUNT(*) FROM " + table);
    }

    @Test
    void anAcknowledgementOpensIncidentAndRecoveryAndStandsWithThem() {
        Intake.Begun begun = off().begun().orElseThrow();

        HostRecovery stored = (HostRecovery) journal.load(begun.claim());

        assertThat(stored.mandate().evidence()).isEqualTo(word(Samples.NOW));
        assertThat(db.value("SELECT open_host FROM incident")).isEqualTo("compute1");
        assertThat(judged(begun.claim(), Samples.NOW))
                .isEqualTo(
                        new Verdict.Open("acknowledged by alice: plugs pulled", word(Samples.NOW)));
    }

    @Test
    void aRecoveryThatHasNotBegunWhenItExpiresIsHeld() {
        Claim claim = off().begun().orElseThrow().claim();

        assertThat(judged(claim, Samples.NOW.plus(Acknowledgement.USUAL)))
                .isInstanceOf(Verdict.Hold.class);
    }

    @Test
    void aRepeatBelongsToTheSameRecovery() {
        Intake.Stored first = off();

        Intake.Stored again = off();

        assertThat(again.begun()).isEmpty();
        assertThat(again.document().recoveryId()).isEqualTo(first.document().recoveryId());
        assertThat(count("recovery")).isEqualTo("1");
    }

    @Test
    void operatorsAndMonitorsWhoSpeakAtOnceBeginOneRecovery() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Intake.Stored>> receipts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String monitor = "controller" + i;
            receipts.add(threads.submit(this::off));
            receipts.add(
                    threads.submit(
                            () ->
                                    report(
                                            Samples.fenced(
                                                    Samples.COMPUTE1, "op", Samples.NOW, monitor),
                                            monitor)));
        }

        int begun = 0;
        for (Future<Intake.Stored> receipt : receipts) {
            begun += receipt.get().begun().isPresent() ? 1 : 0;
        }
        threads.shutdown();

        assertThat(begun).isEqualTo(1);
        assertThat(count("recovery")).isEqualTo("1");
        assertThat(count("incident")).isEqualTo("1");
    }

    @Test
    void whatIsHeldForWantOfEvidenceGoesOnWithIt() {
        Instant old = Samples.NOW.minus(GatePolicy.DEFAULT.evidenceMaxAge()).minusSeconds(1);
        Claim held =
                report(Samples.fenced(Samples.COMPUTE1, "op", old, "controller1"), "key")
                        .begun()
                        .orElseThrow()
                        .claim();
        assertThat(judged(held, Samples.NOW)).isInstanceOf(Verdict.Hold.class);

        off();

        assertThat(judged(held, Samples.NOW))
                .isInstanceOfSatisfying(
                        Verdict.Open.class,
                        open -> assertThat(open.proof()).isEqualTo(word(Samples.NOW)));
    }

    @Test
    void itProvesNothingOnceTheHostWasSeenBack() {
        Claim claim = off().begun().orElseThrow().claim();
        report(Samples.returned(Samples.COMPUTE1, Samples.NOW.plusSeconds(1)), "key");

        assertThat(judged(claim, Samples.NOW.plusSeconds(2))).isInstanceOf(Verdict.Hold.class);
    }

    @Test
    void itIsRefusedWhereTheHostWasSeenBackSince() {
        report(Samples.returned(Samples.COMPUTE1, Samples.NOW.plusSeconds(1)), "key");

        assertThat(intake.off(word(Samples.NOW))).isInstanceOf(Intake.Refused.class);
        assertThat(count("notification")).isEqualTo("1");
    }

    @Test
    void itIsRefusedOnMaintenanceAndNothingIsStored() {
        db.execute("UPDATE host SET on_maintenance = TRUE");

        assertThat(intake.off(word(Samples.NOW))).isInstanceOf(Intake.Refused.class);
        assertThat(count("notification")).isEqualTo("0");
    }

    @Test
    void aHostOfNoSegmentIsUnknown() {
        assertThat(intake.back(new HostName("stranger"), BACK))
                .isInstanceOf(Intake.UnknownHost.class);
    }

    @Test
    void theReturnBeginsWithTheOperatorsNameAndEndsWhatIsHeld() {
        off();
        db.execute("UPDATE recovery SET phase = 'held'");

        Intake.Stored back = (Intake.Stored) intake.back(Samples.COMPUTE1, BACK);

        assertThat(back.begun().orElseThrow().recovery()).isInstanceOf(HostReturn.class);
        assertThat(db.value("SELECT approved_by FROM recovery WHERE kind = 'return'"))
                .isEqualTo("bob");
        assertThat(db.value("SELECT phase FROM recovery WHERE kind = 'recovery'"))
                .isEqualTo("superseded");
    }

    @Test
    void aReturnThatIsHeldForItsFailuresIsApproved() {
        off();
        Intake.Begun back =
                report(Samples.returned(Samples.COMPUTE1, Samples.NOW.plusSeconds(60)), "key")
                        .begun()
                        .orElseThrow();
        db.execute("UPDATE recovery SET phase = 'held' WHERE kind = 'return'");

        Intake.Stored again = (Intake.Stored) intake.back(Samples.COMPUTE1, BACK);

        assertThat(again.begun()).isEmpty();
        assertThat(again.document().recoveryId()).isEqualTo(back.recovery().header().id().value());
        assertThat(journal.comeback(back.claim(), Samples.COMPUTE1, Samples.NOW).approval())
                .isEqualTo(BACK);
    }

    @Test
    void aHostThatHasNotFailedCannotReturn() {
        assertThat(intake.back(Samples.COMPUTE1, BACK)).isInstanceOf(Intake.Refused.class);
    }
}
