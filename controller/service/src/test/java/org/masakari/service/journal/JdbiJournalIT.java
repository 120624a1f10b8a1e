package org.masakari.service.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masakari.engine.gate.Approval;
import org.masakari.engine.gate.GateView;
import org.masakari.engine.gate.Pause;
import org.masakari.engine.gate.SegmentState;
import org.masakari.engine.moves.Course;
import org.masakari.engine.moves.Subject;
import org.masakari.engine.moves.VmMove;
import org.masakari.engine.port.Claim;
import org.masakari.engine.port.ClaimLostException;
import org.masakari.engine.port.Intake;
import org.masakari.engine.port.Migration;
import org.masakari.engine.port.Retries;
import org.masakari.engine.port.ServerGroup;
import org.masakari.engine.port.Target;
import org.masakari.engine.recovery.HostRecovery;
import org.masakari.engine.recovery.Phase;
import org.masakari.engine.recovery.Quarantine;
import org.masakari.engine.recovery.Reserve;
import org.masakari.engine.recovery.Reserves;
import org.masakari.engine.recovery.Step;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.evidence.FencingEvidence;
import org.masakari.protocol.json.Json;
import org.masakari.protocol.notification.Notification;
import org.masakari.protocol.segment.RecoveryMethod;

class JdbiJournalIT {
    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final InstanceId INSTANCE =
            InstanceId.of("aaaaaaaa-0000-0000-0000-000000000001");

    private final Clock clock = Clock.fixed(Samples.NOW, ZoneOffset.UTC);
    private final TestDatabase db = new TestDatabase();
    private final JdbiJournal journal = new JdbiJournal(db.database(), clock);
    private final JdbiClaims claims = new JdbiClaims(db.database(), "controller2", LEASE);

    @BeforeEach
    void addHosts() {
        Samples.segment(new JdbiInventory(db.database(), clock), RecoveryMethod.RESERVED_HOST);
    }

    @AfterEach
    void drop() {
        db.close();
    }

    private Intake.Begun begin() {
        return accept(Samples.fenced(Samples.COMPUTE1, "op", Samples.NOW, "controller1"), "key")
                .begun()
                .orElseThrow();
    }

    private Intake.Stored accept(Notification notification, String key) {
        String payload = Json.strict().valueToTree(notification.payload()).toString();
        JdbiIntake intake = new JdbiIntake(db.database(), clock, "controller1", LEASE);
        return (Intake.Stored) intake.accept(notification, payload, key);
    }

    private static HostRecovery changed(HostRecovery recovery) {
        Subject subject =
                new Subject(
                        INSTANCE,
                        "web",
                        "suspended",
                        Course.RESET_AND_STOP,
                        Set.of(new ServerGroup("g1", "anti-affinity", 0)));
        VmMove move =
                VmMove.planned(subject, 40)
                        .requested(Target.ANY, Samples.NOW)
                        .tryAgain("no", Samples.NOW)
                        .requested(Target.on(Samples.RESERVE), Samples.NOW)
                        .accepted("req-1")
                        .bound(
                                new Migration(
                                        42, "migration-uuid", INSTANCE, Samples.RESERVE, "done"),
                                Samples.NOW);
        return new HostRecovery(
                recovery.header(),
                recovery.mandate(),
                Phase.EVACUATING,
                new Quarantine(true, true, true),
                new Reserves(
                        List.of(
                                new Reserve(
                                        Samples.RESERVE, Reserve.State.READY, Set.of("1", "2"))),
                        false,
                        false),
                Samples.NOW,
                List.of(move),
                "because");
    }

    private void expireLease() {
        db.execute("UPDATE recovery SET lease_until = '2000-01-01 00:00:00'");
    }

    @Test
    void loadsARecoveryExactlyAsItWasRecorded() {
        Intake.Begun begun = begin();
        HostRecovery before = (HostRecovery) begun.recovery();
        HostRecovery next = changed(before);

        journal.record(begun.claim(), before, next, List.of());

        assertThat(journal.load(begun.claim())).isEqualTo(next);
    }

    @Test
    void keepsStepsInTheirOrder() {
        Intake.Begun begun = begin();
        for (String text : List.of("one", "two", "three")) {
            Step step = new Step(Samples.NOW, Phase.GATED, INSTANCE, text);
            journal.record(begun.claim(), begun.recovery(), begun.recovery(), List.of(step));
        }

        assertThat(db.value("SELECT GROUP_CONCAT(text ORDER BY ordinal SEPARATOR ' ') FROM step"))
                .isEqualTo("one two three");
    }

    @Test
    void refusesEveryWriteUnderAnOldEpoch() {
        Intake.Begun begun = begin();
        expireLease();
        Claim seen = claims.claimable().get(0);
        Claim taken = claims.claim(seen).orElseThrow();

        assertThat(taken.epoch()).isEqualTo(begun.claim().epoch() + 1);
        HostRecovery before = (HostRecovery) begun.recovery();
        assertThatThrownBy(
                        () ->
                                journal.record(
                                        begun.claim(),
                                        before,
                                        changed(before),
                                        List.of(new Step(Samples.NOW, Phase.GATED, null, "x"))))
                .isInstanceOf(ClaimLostException.class);
        assertThatThrownBy(() -> take(begun.claim(), Set.of(), Set.of(Samples.RESERVE)))
                .isInstanceOf(ClaimLostException.class);
        assertThatThrownBy(() -> journal.confirm(begun.claim()))
                .isInstanceOf(ClaimLostException.class);
        assertThat(claims.renew(List.of(begun.claim()))).isEmpty();
        journal.confirm(taken);
        assertThat(journal.load(taken)).isEqualTo(before);
        assertThat(db.value("SELECT COUNT(*) FROM step")).isEqualTo("0");
    }

    @Test
    void renewsAllClaimsButThoseThatAnotherControllerHas() {
        Claim kept = begin().claim();
        Claim lost =
                accept(Samples.crashed(Samples.RESERVE, INSTANCE), "other")
                        .begun()
                        .orElseThrow()
                        .claim();
        expireLease();
        claims.claim(lost);
        expireLease();

        assertThat(claims.renew(List.of(kept, lost))).containsExactly(kept);

        assertThat(
                        db.value(
                                "SELECT GROUP_CONCAT(uuid) FROM recovery WHERE lease_until > UTC_TIMESTAMP(6)"))
                .isEqualTo(kept.recovery().toString());
    }

    @Test
    void renewsNothingWhereNothingIsDriven() {
        begin();

        assertThat(claims.renew(List.of())).isEmpty();
    }

    @Test
    void goesOnWithTheStepsOfTheControllerThatHadTheClaimBefore() {
        Intake.Begun begun = begin();
        HostRecovery before = (HostRecovery) begun.recovery();
        journal.record(begun.claim(), before, before, List.of(step("one"), step("two")));
        expireLease();
        Claim taken = claims.claim(claims.claimable().get(0)).orElseThrow();
        JdbiJournal another = new JdbiJournal(db.database(), clock);
        another.record(taken, before, before, List.of(step("three")));
        another.record(taken, before, before, List.of(step("four")));

        assertThat(db.value("SELECT GROUP_CONCAT(ordinal, text ORDER BY ordinal) FROM step"))
                .isEqualTo("1one,2two,3three,4four");
    }

    private static Step step(String text) {
        return new Step(Samples.NOW, Phase.GATED, null, text);
    }

    @Test
    void letsOnlyOneOfTwoControllersClaim() {
        begin();
        expireLease();
        Claim seen = claims.claimable().get(0);

        Optional<Claim> first = claims.claim(seen);
        Optional<Claim> second = claims.claim(seen);

        assertThat(first).isPresent();
        assertThat(second).isEmpty();
    }

    @Test
    void doesNotLetAFreshLeaseBeTaken() {
        begin();

        assertThat(claims.claimable()).isEmpty();
    }

    @Test
    void letsAReleasedRecoveryBeTakenAtOnce() {
        Intake.Begun begun = begin();

        claims.release(begun.claim());

        assertThat(claims.claimable()).hasSize(1);
    }

    @Test
    void takesTheSameReserveWhenAskedTwiceAndGivesItBack() {
        Intake.Begun begun = begin();

        Optional<HostName> first = take(begun.claim(), Set.of(), Set.of(Samples.RESERVE));
        Optional<HostName> again = take(begun.claim(), Set.of(), Set.of(Samples.RESERVE));
        String reservedMeanwhile = db.value("SELECT reserved FROM host WHERE name = 'compute9'");
        journal.giveReserveBack(begun.claim(), Samples.RESERVE);

        assertThat(first).contains(Samples.RESERVE);
        assertThat(again).isEqualTo(first);
        assertThat(reservedMeanwhile).isEqualTo("0");
        assertThat(db.value("SELECT reserved FROM host WHERE name = 'compute9'")).isEqualTo("1");
    }

    @Test
    void takesNoReserveThatIsNotUsable() {
        Intake.Begun begun = begin();

        assertThat(take(begun.claim(), Set.of(), Set.of())).isEmpty();
        assertThat(take(begun.claim(), Set.of(), Set.of(Samples.COMPUTE1))).isEmpty();
    }

    @Test
    void takesNoReserveTwiceForOneRecovery() {
        Intake.Begun begun = begin();
        take(begun.claim(), Set.of(), Set.of(Samples.RESERVE));

        Optional<HostName> another =
                take(begun.claim(), Set.of(Samples.RESERVE), Set.of(Samples.RESERVE));

        assertThat(another).isEmpty();
    }

    private Optional<HostName> take(Claim claim, Set<HostName> had, Set<HostName> usable) {
        return journal.takeReserve(claim, Samples.COMPUTE1, had, usable);
    }

    @Test
    void countsTheOpenIncidentsOfTheHostsSegment() {
        Claim claim = begin().claim();

        assertThat(failed(claim, Samples.COMPUTE1, Samples.NOW)).isEqualTo(1);
        assertThat(failed(claim, Samples.RESERVE, Samples.NOW)).isEqualTo(1);
        assertThat(failed(claim, Samples.COMPUTE1, Samples.NOW.plusSeconds(1))).isZero();
    }

    @Test
    void countsOfHostsThatFailTogetherTheEarlierOnesOnly() {
        Claim first = begin().claim();
        Claim second =
                accept(Samples.fenced(Samples.RESERVE, "op-9", Samples.NOW, "c"), "key9")
                        .begun()
                        .orElseThrow()
                        .claim();

        int ofFirst = failed(first, Samples.COMPUTE1, Samples.NOW);
        int ofSecond = failed(second, Samples.RESERVE, Samples.NOW);

        assertThat(List.of(ofFirst, ofSecond)).containsExactlyInAnyOrder(1, 2);
    }

    private int failed(Claim claim, HostName host, Instant since) {
        SegmentState state = journal.gates(claim, host, since).state();
        assertThat(state.hosts()).isEqualTo(2);
        return state.failed();
    }

    @Test
    void showsTheGatesAllEvidenceAndTheOperatorsWord() {
        Intake.Begun begun = begin();
        accept(Samples.fenced(Samples.COMPUTE1, "op-2", Samples.NOW.plusSeconds(9), "c"), "key2");
        db.execute("UPDATE recovery SET phase = 'held'");

        Retries.Answer answer =
                new JdbiRetries(db.database(), "controller1", LEASE)
                        .retry(
                                begun.claim().recovery(),
                                new Approval("alice", "seen it", Samples.NOW));

        GateView view = journal.gates(begun.claim(), Samples.COMPUTE1, Samples.NOW);
        assertThat(answer).isInstanceOf(Retries.Released.class);
        assertThat(view.evidence())
                .extracting(FencingEvidence::operationId)
                .containsExactly("op-2", "op");
        assertThat(view.approval()).extracting(Approval::operator).isEqualTo("alice");
    }

    @Test
    void pausesASegmentUntilItIsResumed() {
        Claim claim = begin().claim();
        JdbiPauses pauses = new JdbiPauses(db.database());
        Pause pause = new Pause("rack1", "alice", "new switch", Samples.NOW);

        boolean known = pauses.pause(pause);
        boolean unknown = pauses.pause(new Pause("rack9", "alice", "none", Samples.NOW));
        Pause seen = journal.gates(claim, Samples.COMPUTE1, Samples.NOW).state().pause();
        Optional<Pause> copy = pauses.of(Samples.COMPUTE1);
        boolean resumed = pauses.resume("rack1");

        assertThat(known).isTrue();
        assertThat(unknown).isFalse();
        assertThat(seen).isEqualTo(pause);
        assertThat(copy).contains(pause);
        assertThat(resumed).isTrue();
        assertThat(pauses.all()).isEmpty();
        assertThat(journal.gates(claim, Samples.COMPUTE1, Samples.NOW).state().pause()).isNull();
    }

    @Test
    void pausesEverything() {
        Claim claim = begin().claim();
        JdbiPauses pauses = new JdbiPauses(db.database());

        pauses.pause(new Pause(null, "alice", "storm", Samples.NOW));
        pauses.pause(new Pause(null, "bob", "still", Samples.NOW));

        assertThat(pauses.all()).extracting(Pause::operator).containsExactly("bob");
        assertThat(journal.gates(claim, Samples.COMPUTE1, Samples.NOW).state().pause()).isNotNull();
        assertThat(pauses.resume("rack1")).isFalse();
        assertThat(pauses.resume(null)).isTrue();
    }

    @Test
    void endsARecoveryForGood() {
        Intake.Begun begun = begin();
        HostRecovery before = (HostRecovery) begun.recovery();
        HostRecovery ended =
                new HostRecovery(
                        before.header(),
                        before.mandate(),
                        Phase.FAILED,
                        before.quarantine(),
                        before.reserves(),
                        null,
                        List.of(),
                        "no");
        journal.record(begun.claim(), before, ended, List.of());
        expireLease();

        assertThat(claims.claimable()).isEmpty();
        assertThatThrownBy(() -> journal.record(begun.claim(), ended, changed(ended), List.of()))
                .isInstanceOf(ClaimLostException.class);
    }
}
