package org.masakari.engine.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masakari.engine.recovery.HostScenario.HOST;
import static org.masakari.engine.recovery.HostScenario.RESERVE;
import static org.masakari.engine.recovery.HostScenario.SECOND_RESERVE;
import static org.masakari.engine.recovery.HostScenario.enabled;
import static org.masakari.engine.recovery.HostScenario.givenBack;
import static org.masakari.engine.recovery.HostScenario.id;
import static org.masakari.engine.recovery.HostScenario.migration;
import static org.masakari.engine.recovery.HostScenario.noReserve;
import static org.masakari.engine.recovery.HostScenario.quarantined;
import static org.masakari.engine.recovery.HostScenario.reserve;
import static org.masakari.engine.recovery.HostScenario.server;
import static org.masakari.engine.recovery.HostScenario.surveyed;
import static org.masakari.engine.recovery.HostScenario.verified;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.masakari.engine.moves.MoveStatus;
import org.masakari.engine.moves.Preparation;
import org.masakari.engine.policy.Policy;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.Target;
import org.masakari.protocol.HostName;
import org.masakari.protocol.segment.RecoveryMethod;

/** Reserved hosts are taken one after the other, and given back where nothing landed. */
class ReservingTest {
    private static final Effect TAKE = new Effect.TakeReserve(HOST, Set.of(), false, 1);
    private static final Effect GIVE_BACK = new Effect.GiveReserveBack(RESERVE, Set.of(), 1);

    private static HostScenario given() {
        return quarantined(RecoveryMethod.RESERVED_HOST).tell(surveyed(1));
    }

    /** The evacuation to {@code reserve} has failed. */
    private static HostScenario failedAt(HostScenario scenario, HostName reserve, long number) {
        return scenario.accepted(0).watching(migration(0, number, reserve, "error"));
    }

    private static HostScenario ready() {
        return given().tell(reserve(RESERVE)).tell(enabled(RESERVE));
    }

    @Test
    void takesAReserveOnceItKnowsThatAnInstanceNeedsOne() {
        assertThat(given().effects()).contains(TAKE);
        assertThat(given().evacuateCalls()).isEmpty();
    }

    @Test
    void takesNoReserveForAnEmptyHost() {
        HostScenario scenario = quarantined(RecoveryMethod.RESERVED_HOST).tell(surveyed(0));

        assertThat(scenario.effects()).doesNotContain(TAKE);
    }

    @Test
    void enablesTheReserveThatWasTaken() {
        assertThat(given().tell(reserve(RESERVE, "7")).effects())
                .contains(new Effect.EnableReserve(RESERVE, Set.of("7"), 1));
    }

    @Test
    void evacuatesToTheReservedHostOnceThatIsEnabled() {
        assertThat(given().tell(reserve(RESERVE)).evacuateCalls()).isEmpty();
        assertThat(ready().evacuateCalls())
                .containsExactly(
                        new Effect.Evacuate(id(0), 1, HOST, Target.on(RESERVE), Preparation.NONE));
    }

    @Test
    void asksOnceForAReserveWhileOneIsComing() {
        HostScenario scenario = given().tell(new Event.Woken());
        List<Effect> whileAsking = scenario.effects();
        scenario.tell(reserve(RESERVE)).tell(new Event.Woken());

        assertThat(whileAsking).doesNotContain(TAKE);
        assertThat(scenario.effects(Effect.TakeReserve.class)).isEmpty();
    }

    @Test
    void takesAnotherReserveWhenTheFirstHasNoRoom() {
        HostScenario scenario = failedAt(ready(), RESERVE, 101);

        assertThat(scenario.effects())
                .contains(new Effect.TakeReserve(HOST, Set.of(RESERVE), false, 1));
    }

    @Test
    void takesAnotherReserveWhenTheFirstCannotBeEnabled() {
        HostScenario scenario =
                given().tell(reserve(RESERVE))
                        .tell(new Event.ReserveEnabled(RESERVE, 1, new Outcome.Refused<>("no")));

        assertThat(scenario.effects())
                .contains(new Effect.TakeReserve(HOST, Set.of(RESERVE), false, 1));
    }

    @Test
    void triesToEnableAgainWithoutAnAnswer() {
        HostScenario scenario =
                given().tell(reserve(RESERVE))
                        .tell(new Event.ReserveEnabled(RESERVE, 1, new Outcome.Unknown<>("?")));

        assertThat(scenario.effects())
                .containsExactly(
                        new Effect.Later(
                                Duration.ofMillis(100),
                                new Effect.EnableReserve(RESERVE, Set.of(), 2)));
    }

    @Test
    void asksAgainWhenNovaDidNotSayWhichReservesAreUp() {
        HostScenario scenario =
                given().tell(new Event.ReserveTaken(1, new Outcome.Unknown<>("time-out")));

        assertThat(scenario.effects())
                .containsExactly(
                        new Effect.Later(
                                Duration.ofMillis(100),
                                new Effect.TakeReserve(HOST, Set.of(), false, 2)));
    }

    @Test
    void failsWithTheReasonWhenNoReserveIsLeftButKeepsTheHostQuarantined() {
        HostScenario scenario = given().tell(noReserve()).tell(new Event.Woken()).tell(verified());

        assertThat(scenario.phase()).isEqualTo(Phase.FAILED);
        assertThat(scenario.recovery().reason()).contains("no reserved host");
        assertThat(scenario.recovery().quarantine()).isEqualTo(new Quarantine(true, true, true));
    }

    @Test
    void goesElsewhereWhenNoReserveIsLeftWhereTheMethodAllowsIt() {
        HostScenario scenario =
                quarantined(RecoveryMethod.RH_PRIORITY).tell(surveyed(1)).tell(noReserve());

        assertThat(scenario.evacuateCalls())
                .containsExactly(new Effect.Evacuate(id(0), 1, HOST, Target.ANY, Preparation.NONE));
    }

    @Test
    void turnsToAReserveWhereNovaFoundNoPlace() {
        HostScenario scenario = quarantined(RecoveryMethod.AUTO_PRIORITY).tell(surveyed(1));
        List<Effect.Evacuate> first = scenario.evacuateCalls();
        scenario.accepted(0).watching(migration(0, 101, null, "error"));

        assertThat(first)
                .containsExactly(new Effect.Evacuate(id(0), 1, HOST, Target.ANY, Preparation.NONE));
        assertThat(scenario.effects()).contains(TAKE);
    }

    @Test
    void givesBackTheReserveToWhichNothingWent() {
        HostScenario scenario =
                failedAt(ready(), RESERVE, 101)
                        .tell(reserve(SECOND_RESERVE))
                        .tell(enabled(SECOND_RESERVE))
                        .accepted(0)
                        .watching(migration(0, 102, SECOND_RESERVE, "done"))
                        .tell(verified(server(0, SECOND_RESERVE, "active", null)));
        List<Effect> givingBack = scenario.effects();
        scenario.tell(givenBack(RESERVE));

        assertThat(givingBack).containsExactly(GIVE_BACK);
        assertThat(scenario.phase()).isEqualTo(Phase.RECOVERED);
    }

    @Test
    void givesBackEveryReserveInTurnWhenAllIsInVain() {
        HostScenario scenario = failedAt(ready(), RESERVE, 101);
        failedAt(
                        scenario.tell(reserve(SECOND_RESERVE)).tell(enabled(SECOND_RESERVE)),
                        SECOND_RESERVE,
                        102)
                .tell(noReserve());
        for (long number = 103; scenario.move(0).status() != MoveStatus.FAILED; number++) {
            scenario.after(Duration.ofSeconds(6)).tell(new Event.Woken());
            failedAt(scenario, RESERVE, number);
        }
        scenario.tell(new Event.Woken()).tell(verified());
        List<Effect> first = scenario.effects();
        scenario.tell(givenBack(RESERVE));
        List<Effect> second = scenario.effects();
        scenario.tell(givenBack(SECOND_RESERVE));

        assertThat(first).containsExactly(GIVE_BACK);
        assertThat(second).containsExactly(new Effect.GiveReserveBack(SECOND_RESERVE, Set.of(), 1));
        assertThat(scenario.phase()).isEqualTo(Phase.FAILED);
    }

    private static HostScenario nothingLanded() {
        return given().tell(reserve(RESERVE, "7"))
                .tell(enabled(RESERVE))
                .accepted(0)
                .watching(migration(0, 101, RESERVE, "done"))
                .tell(verified(server(0, null, "deleted", null)));
    }

    @Test
    void keepsAReserveWhereAnEvacuationArrived() {
        assertThat(nothingLanded().effects(Effect.GiveReserveBack.class)).isEmpty();
    }

    @Test
    void givesBackAReserveWhereAnEvacuationOnlySeemedToArrive() {
        HostScenario scenario =
                ready().tell(noReserve())
                        .accepted(0)
                        .watching(migration(0, 101, RESERVE, "completed"))
                        .after(Duration.ofSeconds(301))
                        .tell(verified(server(0, HOST, "error", null)));

        assertThat(scenario.effects()).containsExactly(GIVE_BACK);
    }

    private static HostScenario givingBack() {
        HostScenario scenario =
                quarantined(RecoveryMethod.RESERVED_HOST).tell(surveyed(1)).tell(reserve(RESERVE));
        return scenario.tell(
                        new Event.ReserveEnabled(RESERVE, 1, new Outcome.Refused<>("not there")))
                .tell(noReserve())
                .tell(new Event.Woken())
                .tell(verified());
    }

    @Test
    void givesBackAReserveThatCouldNotBeEnabled() {
        assertThat(givingBack().effects()).containsExactly(GIVE_BACK);
    }

    @Test
    void triesToGiveBackAgainWithoutAnAnswer() {
        HostScenario scenario =
                givingBack()
                        .tell(new Event.ReserveGivenBack(RESERVE, 1, new Outcome.Unknown<>("?")));

        assertThat(scenario.phase()).isEqualTo(Phase.VERIFYING);
        assertThat(scenario.effects())
                .containsExactly(
                        new Effect.Later(
                                Duration.ofMillis(100),
                                new Effect.GiveReserveBack(RESERVE, Set.of(), 2)));
    }

    @Test
    void saysWhatToDoWhenAReserveCannotBeGivenBackUntilTheTimeIsUp() {
        HostScenario scenario =
                givingBack()
                        .after(Policy.DEFAULT.recoveryTimeout().plusSeconds(1))
                        .tell(new Event.ReserveGivenBack(RESERVE, 8, new Outcome.Unknown<>("?")));

        assertThat(scenario.texts().get(0)).contains("masakari host update --reserved");
        assertThat(scenario.phase()).isEqualTo(Phase.FAILED);
    }

    @Test
    void enablesAfterACrashWhatWasTakenBefore() {
        HostScenario scenario = given().tell(reserve(RESERVE, "7")).tell(new Event.Begun());

        assertThat(scenario.effects()).contains(new Effect.EnableReserve(RESERVE, Set.of("7"), 1));
    }

    @Test
    void asksAfterACrashAnewForWhatItWasAskingFor() {
        HostScenario scenario = given().tell(new Event.Begun()).watching();

        assertThat(scenario.effects()).contains(TAKE);
    }

    @Test
    void givesBackAfterACrashWhatItWasGivingBack() {
        HostScenario scenario = givingBack().tell(new Event.Begun()).tell(verified());

        assertThat(scenario.effects()).contains(GIVE_BACK);
    }

    @Test
    void ignoresAnAnswerAboutAReserveThatIsReadyAlready() {
        HostScenario scenario = ready();
        Reserves before = scenario.recovery().reserves();
        scenario.tell(new Event.ReserveEnabled(RESERVE, 2, new Outcome.Refused<>("no")));

        assertThat(scenario.recovery().reserves()).isEqualTo(before);
    }
}
