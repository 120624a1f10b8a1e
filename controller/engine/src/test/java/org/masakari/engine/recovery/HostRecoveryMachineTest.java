package org.masakari.engine.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masakari.engine.recovery.HostScenario.DISABLED;
import static org.masakari.engine.recovery.HostScenario.ELSEWHERE;
import static org.masakari.engine.recovery.HostScenario.ENABLED;
import static org.masakari.engine.recovery.HostScenario.EVIDENCE;
import static org.masakari.engine.recovery.HostScenario.HOST;
import static org.masakari.engine.recovery.HostScenario.NOW;
import static org.masakari.engine.recovery.HostScenario.QUIET;
import static org.masakari.engine.recovery.HostScenario.evacuating;
import static org.masakari.engine.recovery.HostScenario.gates;
import static org.masakari.engine.recovery.HostScenario.quarantined;
import static org.masakari.engine.recovery.HostScenario.received;
import static org.masakari.engine.recovery.HostScenario.server;
import static org.masakari.engine.recovery.HostScenario.surveyed;
import static org.masakari.engine.recovery.HostScenario.verified;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masakari.engine.gate.Approval;
import org.masakari.engine.gate.GateView;
import org.masakari.engine.gate.SegmentState;
import org.masakari.engine.moves.MoveStatus;
import org.masakari.engine.policy.Policy;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.Traits;
import org.masakari.protocol.segment.RecoveryMethod;

/** From the report to the quarantine, and the end. */
class HostRecoveryMachineTest {
    private static final SegmentState OVERRUN =
            new SegmentState("rack1", true, false, null, 3, 4, false);

    private static HostScenario given() {
        return received(RecoveryMethod.AUTO);
    }

    @Test
    void looksAtTheGatesBeforeTheFirstCall() {
        HostScenario scenario = given().tell(new Event.Begun());

        assertThat(scenario.phase()).isEqualTo(Phase.RECEIVED);
        assertThat(scenario.effects())
                .containsExactly(new Effect.CheckGates(HOST, NOW.minus(Duration.ofHours(1))));
    }

    @Test
    void makesNoCallWithoutEvidence() {
        HostScenario scenario = given().tell(new Event.Begun()).tell(gates(QUIET));

        assertThat(scenario.phase()).isEqualTo(Phase.HELD);
        assertThat(scenario.effects()).singleElement().isInstanceOf(Effect.Later.class);
    }

    @Test
    void holdsWhenTooMuchOfTheSegmentHasFailed() {
        HostScenario scenario = given().tell(new Event.Begun()).tell(gates(OVERRUN, EVIDENCE));

        assertThat(scenario.phase()).isEqualTo(Phase.HELD);
        assertThat(scenario.recovery().reason()).contains("3 of the 4 hosts of segment rack1");
    }

    @Test
    void looksAgainAtWhatAHeldRecoveryWaitsForAndSaysItOnce() {
        HostScenario scenario =
                given().tell(gates(OVERRUN, EVIDENCE)).tell(gates(OVERRUN, EVIDENCE));

        Duration recheck = Policy.DEFAULT.gates().recheck();
        assertThat(scenario.effects())
                .containsExactly(
                        new Effect.Later(
                                recheck,
                                new Effect.CheckGates(
                                        HOST, NOW.plus(recheck).minus(Duration.ofHours(1)))));
        assertThat(scenario.texts()).isEmpty();
    }

    @Test
    void goesOnByItselfWhenWhatHeldItIsOver() {
        HostScenario scenario = given().tell(gates(OVERRUN, EVIDENCE)).tell(gates(QUIET, EVIDENCE));

        assertThat(scenario.phase()).isEqualTo(Phase.GATED);
        assertThat(scenario.effects()).containsExactly(new Effect.ForceDown(HOST, 1));
    }

    @Test
    void goesOnInSpiteOfTheGatesWhenAnOperatorApproves() {
        Approval approval = new Approval("alice", "checked the rack", NOW);
        HostScenario scenario =
                given().tell(
                                new Event.GatesChecked(
                                        new GateView(List.of(), approval, OVERRUN, Duration.ZERO)));

        assertThat(scenario.effects()).containsExactly(new Effect.ForceDown(HOST, 1));
        assertThat(scenario.texts().get(0)).contains("alice").contains("checked the rack");
        assertThat(scenario.recovery().mandate().approval()).isEqualTo(approval);
        assertThat(scenario.recovery().mandate().evidence()).isNull();
    }

    @Test
    void keepsTheProofThatOpenedTheGates() {
        assertThat(given().gated().recovery().mandate().evidence()).isEqualTo(EVIDENCE);
    }

    @Test
    void forcesDownBeforeItDisables() {
        HostScenario scenario = given().gated();
        List<Effect> first = scenario.effects();
        scenario.tell(new Event.ForcedDown(1, new Outcome.Done<>(ENABLED)));

        assertThat(first).containsExactly(new Effect.ForceDown(HOST, 1));
        assertThat(scenario.effects()).hasSize(2).last().isEqualTo(new Effect.Survey(HOST, 1));
        assertThat(scenario.effects().get(0)).isInstanceOf(Effect.Disable.class);
    }

    @Test
    void doesNotDisableWhatAnOperatorHadDisabled() {
        HostScenario scenario =
                given().gated().tell(new Event.ForcedDown(1, new Outcome.Done<>(DISABLED)));

        assertThat(scenario.effects()).containsExactly(new Effect.Survey(HOST, 1));
        assertThat(scenario.recovery().quarantine().ours()).isFalse();
    }

    @Test
    void triesToForceDownAgainWithoutAnAnswer() {
        HostScenario scenario =
                given().gated().tell(new Event.ForcedDown(1, new Outcome.Unknown<>("time-out")));

        assertThat(scenario.phase()).isEqualTo(Phase.GATED);
        assertThat(scenario.effects())
                .containsExactly(new Effect.Later(Duration.ofMillis(400), checkGates()));
    }

    private static Effect checkGates() {
        return new Effect.CheckGates(HOST, NOW.minus(Duration.ofHours(1)));
    }

    @Test
    void forcesDownAgainOnlyWhileTheGatesAreOpen() {
        HostScenario scenario =
                given().gated().tell(new Event.ForcedDown(1, new Outcome.Unknown<>("time-out")));
        List<Effect> open = scenario.tell(gates(QUIET, EVIDENCE)).effects();
        scenario.tell(gates(QUIET));

        assertThat(open).containsExactly(new Effect.ForceDown(HOST, 1));
        assertThat(scenario.phase()).isEqualTo(Phase.HELD);
        assertThat(scenario.effects(Effect.ForceDown.class)).isEmpty();
    }

    @Test
    void saysOnceThatItCannotForceDown() {
        Event failed = new Event.ForcedDown(1, new Outcome.Unknown<>("time-out"));
        HostScenario scenario =
                given().gated().tell(failed).tell(gates(QUIET, EVIDENCE)).tell(failed);

        assertThat(scenario.texts()).isEmpty();
    }

    @Test
    void failsWithNovasReasonWhenItRefusesToForceDown() {
        HostScenario scenario =
                given().gated().tell(new Event.ForcedDown(1, new Outcome.Refused<>("unknown")));

        assertThat(scenario.phase()).isEqualTo(Phase.FAILED);
        assertThat(scenario.recovery().reason()).contains("unknown");
    }

    @Test
    void forcesDownAsOftenAsUsualThoughItWasHeldForLong() {
        HostScenario scenario =
                given().after(Policy.DEFAULT.recoveryTimeout().multipliedBy(2))
                        .tell(
                                new Event.GatesChecked(
                                        new GateView(
                                                List.of(),
                                                new Approval("alice", "go", NOW),
                                                QUIET,
                                                Duration.ZERO)))
                        .tell(new Event.ForcedDown(1, new Outcome.Unknown<>("time-out")));

        assertThat(scenario.phase()).isEqualTo(Phase.GATED);
    }

    @Test
    void looksForTheInstancesAgainWhenTheyCannotBeListed() {
        HostScenario scenario =
                quarantined(RecoveryMethod.AUTO)
                        .tell(new Event.Surveyed(1, new Outcome.Unknown<>("time-out")));

        assertThat(scenario.effects())
                .containsExactly(
                        new Effect.Later(Duration.ofMillis(100), new Effect.Survey(HOST, 2)));
    }

    @Test
    void failsWhenTheInstancesCannotBeListedUntilTheTimeIsUp() {
        HostScenario scenario =
                quarantined(RecoveryMethod.AUTO)
                        .after(Policy.DEFAULT.recoveryTimeout().plusSeconds(1))
                        .tell(new Event.Surveyed(50, new Outcome.Unknown<>("time-out")));

        assertThat(scenario.phase()).isEqualTo(Phase.FAILED);
        assertThat(scenario.recovery().reason()).contains("cannot be listed");
    }

    @Test
    void leavesWhereItIsWhatHasNotOptedInWhereTheSegmentAsksForThat() {
        Traits optedIn =
                new Traits("", "", Map.of(), Map.of("HA_Enabled", "True"), false, Set.of());
        Mandate mandate = new Mandate(RecoveryMethod.AUTO, true, EVIDENCE, null);
        HostScenario scenario = received(mandate, Policy.DEFAULT).quarantined();

        scenario.tell(
                surveyed(
                        List.of(),
                        server(0, HOST, "active", null),
                        server(1, HOST, "active", null).with(optedIn)));

        assertThat(scenario.move(0).status()).isEqualTo(MoveStatus.SKIPPED);
        assertThat(scenario.move(0).reason()).contains("its segment's only_opted_in is on");
        assertThat(scenario.move(1).status()).isEqualTo(MoveStatus.REQUESTED);
    }

    @Test
    void isRecoveredAtOnceWhenTheHostWasEmpty() {
        assertThat(evacuating(0).tell(verified()).phase()).isEqualTo(Phase.RECOVERED);
    }

    @Test
    void waitsForTheDisablingBeforeItEnds() {
        HostScenario scenario =
                given().gated()
                        .tell(new Event.ForcedDown(1, new Outcome.Done<>(ENABLED)))
                        .tell(surveyed(0))
                        .tell(verified());
        Phase before = scenario.phase();
        scenario.tell(new Event.Disabled(1, new Outcome.Done<>(DISABLED)));

        assertThat(before).isEqualTo(Phase.VERIFYING);
        assertThat(scenario.phase()).isEqualTo(Phase.RECOVERED);
    }

    @Test
    void endsThoughNovaRefusesToDisable() {
        HostScenario scenario =
                given().gated()
                        .tell(new Event.ForcedDown(1, new Outcome.Done<>(ENABLED)))
                        .tell(new Event.Disabled(1, new Outcome.Refused<>("no")));

        assertThat(scenario.texts()).containsExactly("disabling given up: no");
        assertThat(scenario.recovery().quarantine().disabled()).isTrue();
    }

    @Test
    void isPartialWhenOnlySomeMovesSucceed() {
        HostScenario scenario =
                evacuating(2)
                        .accepted(0)
                        .watching(HostScenario.migration(0, 101, ELSEWHERE, "done"))
                        .after(Duration.ofSeconds(301))
                        .watching()
                        .tell(verified(server(0, ELSEWHERE, "active", null)));

        assertThat(scenario.phase()).isEqualTo(Phase.PARTIAL);
        assertThat(scenario.move(1).reason()).contains("no migration record");
    }

    @Test
    void neverChangesOnceItHasEnded() {
        HostScenario scenario = evacuating(0).tell(verified());
        HostRecovery ended = scenario.recovery();

        scenario.tell(surveyed(3)).tell(new Event.Begun());

        assertThat(scenario.recovery()).isEqualTo(ended);
        assertThat(scenario.effects()).isEmpty();
    }

    @Test
    void looksAtTheGatesAgainWhenItIsTakenUpBeforeItKnowsThatTheHostIsDown() {
        HostScenario scenario = given().gated().tell(new Event.Begun());

        assertThat(scenario.effects()).containsExactly(checkGates());
    }

    @Test
    void disablesAndSurveysWhenItIsTakenUpQuarantined() {
        HostScenario scenario =
                given().gated()
                        .tell(new Event.ForcedDown(1, new Outcome.Done<>(ENABLED)))
                        .tell(new Event.Begun());

        assertThat(scenario.effects(Effect.Survey.class)).hasSize(1);
        assertThat(scenario.effects(Effect.Disable.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void keepsOneChainOfLooksGoing(int rounds) {
        HostScenario scenario = evacuating(1).accepted(0);
        for (int i = 0; i < rounds; i++) {
            scenario.tell(new Event.Woken());
            assertThat(scenario.effects()).containsExactly(new Effect.Watch(HOST, 100));
            scenario.watching();
            assertThat(scenario.effects())
                    .containsExactly(
                            new Effect.Later(
                                    Policy.DEFAULT.moves().watchInterval(), new Effect.Wake()));
        }
    }

    @Test
    void doesNotBeginASecondChainOfLooksWhenTheLastMoveFailsBetweenTwoLooks() {
        HostScenario scenario =
                evacuating(2)
                        .accepted(1)
                        .watching(HostScenario.migration(1, 101, ELSEWHERE, "done"));
        for (int attempt = 1; attempt <= 3; attempt++) {
            scenario.tell(HostScenario.answered(0, new Outcome.Refused<>("no")));
            if (attempt < 3) {
                scenario.after(Policy.DEFAULT.moves().retryDelay()).watching();
            }
        }
        List<Effect> atTheLastAnswer = scenario.effects();
        scenario.tell(new Event.Woken());

        assertThat(scenario.move(0).status()).isEqualTo(MoveStatus.FAILED);
        assertThat(atTheLastAnswer).isEmpty();
        assertThat(scenario.effects(Effect.Verify.class)).hasSize(1);
    }
}
