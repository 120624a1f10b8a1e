package org.masakari.engine.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masakari.engine.recovery.HostScenario.ELSEWHERE;
import static org.masakari.engine.recovery.HostScenario.HOST;
import static org.masakari.engine.recovery.HostScenario.answered;
import static org.masakari.engine.recovery.HostScenario.evacuating;
import static org.masakari.engine.recovery.HostScenario.id;
import static org.masakari.engine.recovery.HostScenario.migration;
import static org.masakari.engine.recovery.HostScenario.quarantined;
import static org.masakari.engine.recovery.HostScenario.server;
import static org.masakari.engine.recovery.HostScenario.surveyed;
import static org.masakari.engine.recovery.HostScenario.verified;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masakari.engine.moves.MoveStatus;
import org.masakari.engine.moves.Preparation;
import org.masakari.engine.pace.Allowance;
import org.masakari.engine.policy.MovePolicy;
import org.masakari.engine.policy.Policy;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.Server;
import org.masakari.engine.port.ServerGroup;
import org.masakari.engine.port.Target;
import org.masakari.protocol.segment.RecoveryMethod;

/** Requesting, watching, looking for what became of a call, and giving up. */
class EvacuatingTest {
    private static final MovePolicy MOVES = Policy.DEFAULT.moves();
    private static final Outcome<String> NO_ANSWER = new Outcome.Unknown<>("time-out");

    @Test
    void keepsAsManyInFlightAsItIsAllowed() {
        HostScenario scenario = evacuating(10);

        assertThat(scenario.evacuateCalls()).hasSize(4);
        assertThat(scenario.recovery().count(m -> m.status() == MoveStatus.REQUESTED)).isEqualTo(4);
    }

    @Test
    void journalsTheIntentOfACallInTheSameDecisionThatAsksForIt() {
        HostScenario scenario = evacuating(1);

        assertThat(scenario.move(0).status()).isEqualTo(MoveStatus.REQUESTED);
        assertThat(scenario.move(0).attempt().number()).isEqualTo(1);
        assertThat(scenario.move(0).attempt().at()).isEqualTo(scenario.now());
    }

    @Test
    void needNotRecordAtOnceThatACallWasAccepted() {
        assertThat(evacuating(1).accepted(0).mayWait()).isTrue();
    }

    @Test
    void needNotRecordAtOnceThatAMigrationIsUnderWay() {
        HostScenario scenario =
                evacuating(1).accepted(0).watching(migration(0, 101, ELSEWHERE, "pre-migrating"));

        assertThat(scenario.texts()).containsExactly("migration to compute2 is pre-migrating");
        assertThat(scenario.mayWait()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"done", "error"})
    void recordsAtOnceHowAMigrationHasEnded(String status) {
        HostScenario scenario =
                evacuating(1).accepted(0).watching(migration(0, 101, ELSEWHERE, status));

        assertThat(scenario.mayWait()).isFalse();
    }

    @Test
    void recordsAtOnceWhatElseBecameOfACall() {
        HostScenario refused = evacuating(1).tell(answered(0, new Outcome.Refused<>("no")));
        HostScenario lost = evacuating(1).tell(answered(0, new Outcome.Unknown<>("no answer")));

        assertThat(refused.mayWait()).isFalse();
        assertThat(lost.mayWait()).isFalse();
    }

    @Test
    void recordsAtOnceThatACallWasAcceptedIfAnotherCallFollows() {
        HostScenario scenario = evacuating(5).allowing(Allowance.of(5)).accepted(0);

        assertThat(scenario.evacuateCalls()).hasSize(1);
        assertThat(scenario.mayWait()).isFalse();
    }

    @Test
    void fillsAPlaceOnlyWhenAMoveHasArrived() {
        HostScenario scenario = evacuating(5).accepted(0);
        List<Effect.Evacuate> whileUnderWay = scenario.evacuateCalls();
        scenario.watching(migration(0, 101, ELSEWHERE, "done"));

        assertThat(whileUnderWay).isEmpty();
        assertThat(scenario.evacuateCalls())
                .containsExactly(new Effect.Evacuate(id(4), 1, HOST, Target.ANY, Preparation.NONE));
    }

    @Test
    void resetsAnInstanceThatNovaWouldNotEvacuateAsItIs() {
        HostScenario scenario =
                quarantined(RecoveryMethod.AUTO)
                        .tell(surveyed(List.of(), server(0, HOST, "paused", null)));

        assertThat(scenario.evacuateCalls())
                .containsExactly(
                        new Effect.Evacuate(id(0), 1, HOST, Target.ANY, Preparation.RESET));
    }

    @Test
    void requestsNothingWhilePausedAndSaysWhyOnce() {
        HostScenario scenario =
                quarantined(RecoveryMethod.AUTO)
                        .allowing(Allowance.none("alice has paused segment rack1"))
                        .tell(surveyed(2));
        List<Effect.Evacuate> calls = scenario.evacuateCalls();
        List<String> first = scenario.texts();
        scenario.watching();

        assertThat(calls).isEmpty();
        assertThat(first).contains("alice has paused segment rack1");
        assertThat(scenario.texts()).isEmpty();
        assertThat(scenario.recovery().reason()).isEqualTo("alice has paused segment rack1");
    }

    @Test
    void goesOnWhereItWasOnceThePauseIsOver() {
        HostScenario scenario =
                quarantined(RecoveryMethod.AUTO)
                        .allowing(Allowance.none("paused"))
                        .tell(surveyed(2))
                        .allowing(Allowance.of(4))
                        .watching();

        assertThat(scenario.evacuateCalls()).hasSize(2);
        assertThat(scenario.texts()).contains("going on");
        assertThat(scenario.recovery().reason()).isNull();
    }

    @Test
    void finishesWhatIsUnderWayThoughPaused() {
        HostScenario scenario =
                evacuating(1)
                        .allowing(Allowance.none("paused"))
                        .accepted(0)
                        .watching(migration(0, 101, ELSEWHERE, "done"))
                        .tell(verified(server(0, ELSEWHERE, "active", null)));

        assertThat(scenario.phase()).isEqualTo(Phase.RECOVERED);
    }

    @Test
    void givesEveryInstanceItsTurnThoughItWasPausedForLongerThanTheTimeout() {
        HostScenario scenario =
                quarantined(RecoveryMethod.AUTO)
                        .allowing(Allowance.none("paused"))
                        .tell(surveyed(6))
                        .after(Policy.DEFAULT.recoveryTimeout().multipliedBy(2))
                        .watching()
                        .allowing(Allowance.of(4))
                        .watching();

        assertThat(scenario.evacuateCalls()).hasSize(4);
        assertThat(scenario.recovery().count(m -> m.status() == MoveStatus.PENDING)).isEqualTo(2);
    }

    private static Server inGroup(int number, String policy) {
        Server server = server(number, HOST, "active", null);
        return server.with(server.traits().in(Set.of(new ServerGroup("g", policy, 9))));
    }

    @ParameterizedTest(name = "{0}: {1} calls at once")
    @CsvSource({"anti-affinity, 1", "affinity, 3", "soft-anti-affinity, 3", "soft-affinity, 3"})
    void movesMembersThatMustBeApartOneAfterTheOther(String policy, int calls) {
        HostScenario scenario =
                quarantined(RecoveryMethod.AUTO)
                        .tell(
                                surveyed(
                                        List.of(),
                                        inGroup(0, policy),
                                        inGroup(1, policy),
                                        inGroup(2, policy)));

        assertThat(scenario.evacuateCalls()).hasSize(calls);
    }

    @Test
    void movesTheNextMemberOnceTheOneBeforeHasArrived() {
        HostScenario scenario =
                quarantined(RecoveryMethod.AUTO)
                        .tell(
                                surveyed(
                                        List.of(),
                                        inGroup(0, "anti-affinity"),
                                        inGroup(1, "anti-affinity")))
                        .accepted(0)
                        .watching(migration(0, 101, ELSEWHERE, "done"));

        assertThat(scenario.evacuateCalls())
                .containsExactly(new Effect.Evacuate(id(1), 1, HOST, Target.ANY, Preparation.NONE));
    }

    @Test
    void doesNotTakeAnOldMigrationForThisMove() {
        HostScenario scenario =
                evacuating(1).accepted(0).watching(migration(0, 100, ELSEWHERE, "done"));

        assertThat(scenario.move(0).status()).isEqualTo(MoveStatus.ACCEPTED);
        assertThat(scenario.move(0).migration()).isNull();
    }

    @Test
    void looksBeforeItRepeatsACallThatGotNoAnswer() {
        HostScenario scenario =
                evacuating(1).tell(answered(0, NO_ANSWER)).after(Duration.ofSeconds(2)).watching();

        assertThat(scenario.move(0).status()).isEqualTo(MoveStatus.UNKNOWN);
        assertThat(scenario.evacuateCalls()).isEmpty();
    }

    @Test
    void waitsTheSettleTimeFromTheLossOfTheAnswerOn() {
        HostScenario scenario =
                evacuating(1)
                        .after(MOVES.settleTime().multipliedBy(2))
                        .tell(answered(0, NO_ANSWER))
                        .after(Duration.ofSeconds(1))
                        .watching();

        assertThat(scenario.move(0).status()).isEqualTo(MoveStatus.UNKNOWN);
    }

    @Test
    void waitsTheSettleTimeFromATakeOverOn() {
        HostScenario scenario =
                evacuating(1)
                        .after(MOVES.settleTime().multipliedBy(2))
                        .tell(new Event.Begun())
                        .after(Duration.ofSeconds(1))
                        .watching();

        assertThat(scenario.move(0).status()).isEqualTo(MoveStatus.UNKNOWN);
    }

    @Test
    void findsTheEvacuationOfACallThatGotNoAnswer() {
        HostScenario scenario =
                evacuating(1)
                        .tell(answered(0, NO_ANSWER))
                        .watching(migration(0, 101, null, "accepted"));

        assertThat(scenario.move(0).status()).isEqualTo(MoveStatus.ACCEPTED);
    }

    @Test
    void repeatsACallThatLeftNoTrace() {
        HostScenario scenario =
                evacuating(1)
                        .tell(answered(0, NO_ANSWER))
                        .after(Duration.ofSeconds(11))
                        .watching()
                        .after(MOVES.retryDelay())
                        .watching();

        assertThat(scenario.evacuateCalls()).hasSize(1);
        assertThat(scenario.move(0).attempt().number()).isEqualTo(2);
    }

    @Test
    void takesUpAnEffectThatComesAfterTheCallWasTakenForNotMade() {
        HostScenario scenario =
                evacuating(1)
                        .tell(answered(0, NO_ANSWER))
                        .after(Duration.ofSeconds(11))
                        .watching()
                        .after(MOVES.retryDelay())
                        .watching(migration(0, 101, null, "accepted"));

        assertThat(scenario.evacuateCalls()).isEmpty();
        assertThat(scenario.move(0).status()).isEqualTo(MoveStatus.ACCEPTED);
        assertThat(scenario.move(0).attempt().number()).isEqualTo(2);
    }

    @Test
    void takesUpWhatSomebodyElseBeganBeforeItsTurn() {
        HostScenario scenario = evacuating(5).watching(migration(4, 101, ELSEWHERE, "done"));

        assertThat(scenario.move(4).status()).isEqualTo(MoveStatus.ARRIVED);
    }

    @Test
    void makesNoCallAfterALookThatFailed() {
        HostScenario scenario =
                quarantined(RecoveryMethod.AUTO)
                        .allowing(Allowance.of(0))
                        .tell(surveyed(2))
                        .allowing(Allowance.of(4))
                        .tell(new Event.Woken())
                        .tell(new Event.Watched(HostScenario.NOW, new Outcome.Unknown<>("?")));
        List<Effect.Evacuate> afterAFailedLook = scenario.evacuateCalls();
        scenario.watching();

        assertThat(afterAFailedLook).isEmpty();
        assertThat(scenario.evacuateCalls()).hasSize(2);
    }

    @Test
    void doesNotRepeatACallThatMayStillBeMadeAfterAnInterruption() {
        HostScenario scenario = evacuating(1).tell(new Event.Begun());

        assertThat(scenario.move(0).status()).isEqualTo(MoveStatus.UNKNOWN);
        assertThat(scenario.effects()).containsExactly(new Effect.Watch(HOST, 100));
    }

    @Test
    void doesNotCountACallThatNovaCouldNotTake() {
        HostScenario scenario =
                evacuating(1)
                        .tell(answered(0, new Outcome.Unavailable<>("503", Duration.ofSeconds(3))));

        assertThat(scenario.move(0).status()).isEqualTo(MoveStatus.PENDING);
        assertThat(scenario.move(0).attempt().number()).isZero();
        assertThat(scenario.move(0).attempt().notBefore()).isEqualTo(scenario.now().plusSeconds(3));
    }

    @Test
    void givesUpAMoveThatNovaRefusesEachTime() {
        HostScenario scenario = evacuating(1);
        for (int attempt = 1; attempt <= MOVES.maxAttempts(); attempt++) {
            scenario.tell(answered(0, new Outcome.Refused<>("no")))
                    .after(MOVES.retryDelay())
                    .watching();
        }
        scenario.tell(verified());

        assertThat(scenario.move(0).status()).isEqualTo(MoveStatus.FAILED);
        assertThat(scenario.move(0).reason()).contains("no");
        assertThat(scenario.phase()).isEqualTo(Phase.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "failed", "cancelled"})
    void triesAgainAfterAnEvacuationThatNovaGaveUpAndIgnoresItsOldRecord(String end) {
        HostScenario scenario =
                evacuating(1)
                        .accepted(0)
                        .watching(migration(0, 101, null, end))
                        .after(MOVES.retryDelay())
                        .watching();
        List<Effect.Evacuate> second = scenario.evacuateCalls();
        scenario.watching(migration(0, 101, null, end));

        assertThat(second).hasSize(1);
        assertThat(scenario.move(0).status()).isEqualTo(MoveStatus.REQUESTED);
    }

    @Test
    void looksForAMoveThatTakesTooLongAndFailsItWhereItIsNotThere() {
        HostScenario scenario =
                evacuating(1)
                        .accepted(0)
                        .watching(migration(0, 101, ELSEWHERE, "pre-migrating"))
                        .after(Duration.ofSeconds(301))
                        .watching()
                        .tell(new Event.Verified(new Outcome.Done<>(List.of())));

        assertThat(scenario.move(0).status()).isEqualTo(MoveStatus.FAILED);
        assertThat(scenario.move(0).reason())
                .contains("m101 is pre-migrating", "Nova shows no change");
    }

    @Test
    void doesNotFailAMoveForItsAgeBeforeItHasLookedAtIt() {
        HostScenario scenario =
                evacuating(1)
                        .accepted(0)
                        .after(Duration.ofSeconds(301))
                        .tell(new Event.Begun())
                        .tell(new Event.Watched(HostScenario.NOW, new Outcome.Unknown<>("?")))
                        .watching(migration(0, 101, ELSEWHERE, "done"));

        assertThat(scenario.move(0).status()).isEqualTo(MoveStatus.ARRIVED);
    }

    @Test
    void failsWhatHasNotHadItsTurnWhenTheTimeIsUpThoughNovaNeverAnswered() {
        HostScenario scenario =
                evacuating(1)
                        .tell(answered(0, new Outcome.Unavailable<>("503", Duration.ofSeconds(1))))
                        .after(Policy.DEFAULT.recoveryTimeout().plusMillis(1))
                        .watching()
                        .tell(verified());

        assertThat(scenario.move(0).status()).isEqualTo(MoveStatus.FAILED);
        assertThat(scenario.move(0).reason()).contains("before its turn");
        assertThat(scenario.phase()).isEqualTo(Phase.FAILED);
    }

    @ParameterizedTest(name = "an evacuation that is {0}, task {1}, makes its move {2}")
    @CsvSource({
        "accepted, rebuilding, ACCEPTED, 0",
        "pre-migrating, rebuild_spawning, ACCEPTED, 0",
        "done, , ARRIVED, 0",
        "accepted, , REQUESTED, 1",
        "completed, , REQUESTED, 1",
        "completed, rebuilding, ARRIVED, 0",
        "error, , REQUESTED, 1",
        "failed, rebuilding, UNKNOWN, 0",
        "cancelled, , REQUESTED, 1"
    })
    void adoptsAnEvacuationUnderWayInsteadOfMakingASecondCall(
            String status, @Nullable String task, MoveStatus move, int calls) {
        HostScenario scenario =
                quarantined(RecoveryMethod.AUTO)
                        .tell(
                                surveyed(
                                        List.of(migration(0, 55, ELSEWHERE, status)),
                                        server(0, HOST, "active", task)));

        assertThat(scenario.move(0).status()).isEqualTo(move);
        assertThat(scenario.evacuateCalls()).hasSize(calls);
    }

    @Test
    void watchesAnAdoptedEvacuationToItsEnd() {
        HostScenario scenario =
                quarantined(RecoveryMethod.AUTO)
                        .tell(
                                surveyed(
                                        List.of(migration(0, 55, null, "accepted")),
                                        server(0, HOST, "active", "rebuilding")))
                        .watching(migration(0, 55, ELSEWHERE, "done"))
                        .tell(verified(server(0, ELSEWHERE, "active", null)));

        assertThat(scenario.phase()).isEqualTo(Phase.RECOVERED);
    }

    @Test
    void triesAnAdoptedEvacuationAgainThatFailed() {
        HostScenario scenario =
                quarantined(RecoveryMethod.AUTO)
                        .tell(
                                surveyed(
                                        List.of(migration(0, 55, null, "accepted")),
                                        server(0, HOST, "active", "rebuilding")))
                        .watching(migration(0, 55, null, "error"))
                        .after(MOVES.retryDelay())
                        .watching();

        assertThat(scenario.evacuateCalls()).hasSize(1);
    }

    @Test
    void doesNotAdoptAnEvacuationOfASkippedInstance() {
        HostScenario scenario =
                quarantined(RecoveryMethod.AUTO)
                        .tell(
                                surveyed(
                                        List.of(migration(0, 55, null, "accepted")),
                                        server(0, HOST, "building", null)));

        assertThat(scenario.move(0).status()).isEqualTo(MoveStatus.SKIPPED);
    }
}
