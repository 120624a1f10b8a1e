package org.masakari.engine.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masakari.engine.recovery.HostScenario.ELSEWHERE;
import static org.masakari.engine.recovery.HostScenario.HOST;
import static org.masakari.engine.recovery.HostScenario.NOW;
import static org.masakari.engine.recovery.HostScenario.QUIET;
import static org.masakari.engine.recovery.HostScenario.id;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masakari.engine.gate.Approval;
import org.masakari.engine.gate.SegmentState;
import org.masakari.engine.pace.Allowance;
import org.masakari.engine.policy.Policy;
import org.masakari.engine.port.InstanceState;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.Server;
import org.masakari.engine.port.Traits;
import org.masakari.protocol.HostName;

class InstanceRecoveryMachineTest {
    private static final Effect STOP = new Effect.Stop(id(0));
    private static final Effect START = new Effect.Start(id(0));
    private static final Effect RESET = new Effect.Reset(id(0));
    private static final Effect LOOK = new Effect.LookAt(id(0));
    private static final Effect LOOK_LATER = new Effect.Later(Duration.ofSeconds(1), LOOK);
    private static final Approval APPROVAL = new Approval("alice", "once more", NOW);
    private static final SegmentState OFF =
            new SegmentState("rack1", false, false, null, 0, 4, false);

    private final InstanceRecoveryMachine machine = new InstanceRecoveryMachine(Policy.DEFAULT);
    private Instant now = NOW;
    private Allowance allowance = Allowance.of(1);
    private Decision last = received(false);

    private static Decision received(boolean onlyOptedIn) {
        Header header = new Header(new RecoveryId(new UUID(0, 1)), HOST, NOW);
        return Decision.none(InstanceRecovery.received(header, id(0), onlyOptedIn));
    }

    private InstanceRecoveryMachineTest tell(Event event) {
        last = machine.decide((InstanceRecovery) last.next(), event, now, allowance);
        return this;
    }

    private InstanceRecoveryMachineTest after(Duration time) {
        now = now.plus(time);
        return this;
    }

    private Phase phase() {
        return last.next().phase();
    }

    private static Event checked(boolean hostFailed, int restarts, @Nullable Approval approval) {
        return new Event.RestartChecked(QUIET, hostFailed, restarts, approval);
    }

    private static Event seen(Server server, boolean byNova) {
        return new Event.Looked(
                new Outcome.Done<>(Optional.of(new Event.Sighting(server, byNova))));
    }

    private static Event seen(String vm, @Nullable String task, boolean powered) {
        InstanceState state = new InstanceState(vm, task, powered);
        return seen(new Server(id(0), "vm-0", HOST, state, Traits.NONE), true);
    }

    private static Event active() {
        return seen("active", null, true);
    }

    private static Event stopped() {
        return seen("stopped", null, false);
    }

    private InstanceRecoveryMachineTest stopping() {
        return tell(checked(false, 0, null)).tell(active());
    }

    private InstanceRecoveryMachineTest starting() {
        return stopping().tell(stopped());
    }

    @Test
    void looksAtWhatDecidesFirst() {
        tell(new Event.Begun());

        assertThat(last.effects())
                .containsExactly(new Effect.CheckRestart(id(0), NOW.minusSeconds(300)));
    }

    @Test
    void looksAtTheInstanceBeforeTheFirstCall() {
        tell(checked(false, 0, null));

        assertThat(last.effects()).containsExactly(LOOK);
    }

    @Test
    void leavesAnInstanceToTheRecoveryOfItsHost() {
        tell(checked(true, 0, APPROVAL));

        assertThat(phase()).isEqualTo(Phase.SKIPPED);
    }

    @ParameterizedTest(name = "{0} restarts within the window, approved {1}: {2}")
    @CsvSource({
        "0, false, RECEIVED",
        "2, false, RECEIVED",
        "3, false, FAILED",
        "3, true, RECEIVED"
    })
    void givesUpAnInstanceThatFailsAgainAndAgain(int restarts, boolean approved, Phase phase) {
        tell(checked(false, restarts, approved ? APPROVAL : null));

        assertThat(phase()).isEqualTo(phase);
    }

    @Test
    void holdsWhereTheOperatorSaysSoAndLooksAgain() {
        tell(new Event.RestartChecked(OFF, false, 0, null));

        assertThat(phase()).isEqualTo(Phase.HELD);
        assertThat(last.effects()).singleElement().isInstanceOf(Effect.Later.class);
    }

    @Test
    void goesOnWhenTheOperatorReleasesIt() {
        tell(new Event.RestartChecked(OFF, false, 0, null))
                .tell(new Event.RestartChecked(OFF, false, 0, APPROVAL));

        assertThat(last.effects()).containsExactly(LOOK);
    }

    @Test
    void holdsWhilePaused() {
        allowance = Allowance.none("alice has paused");
        tell(checked(false, 0, null));

        assertThat(phase()).isEqualTo(Phase.HELD);
        assertThat(last.next().reason()).isEqualTo("alice has paused");
    }

    @Test
    void waitsForAPlaceWithoutAWord() {
        allowance = Allowance.of(0);
        tell(checked(false, 0, null));

        assertThat(phase()).isEqualTo(Phase.RECEIVED);
        assertThat(last.steps()).isEmpty();
        assertThat(last.effects()).singleElement().isInstanceOf(Effect.Later.class);
    }

    @ParameterizedTest(name = "found {0}, task {1}: {2}, {3}")
    @CsvSource({
        "active, , STOPPING, Stop",
        "error, , STOPPING, Stop",
        "paused, , STOPPING, Reset",
        "resized, , STOPPING, Reset",
        "stopped, , STARTING, Start",
        "active, powering-off, RECEIVED, Later",
        "active, rebooting, SKIPPED, ''",
        "suspended, , SKIPPED, ''"
    })
    void beginsAsTheTableSays(String vm, @Nullable String task, Phase phase, String effect) {
        tell(checked(false, 0, null)).tell(seen(vm, task, true));

        assertThat(phase()).isEqualTo(phase);
        assertThat(last.effects().stream().map(e -> e.getClass().getSimpleName()).findAny())
                .isEqualTo(effect.isEmpty() ? Optional.empty() : Optional.of(effect));
    }

    @Test
    void leavesAloneWhatIsExcluded() {
        Traits off = new Traits("", "", Map.of(), Map.of("HA-Enabled", "OFF"), false, Set.of());
        Server server = HostScenario.server(0, HOST, "active", null).with(off);
        tell(checked(false, 0, null)).tell(seen(server, false));

        assertThat(phase()).isEqualTo(Phase.SKIPPED);
        assertThat(last.next().reason()).contains("HA-Enabled=OFF");
    }

    @Test
    void leavesAloneWhatHasNotOptedInWhereItsSegmentAsksForThat() {
        last = received(true);
        tell(checked(false, 0, null)).tell(active());

        assertThat(phase()).isEqualTo(Phase.SKIPPED);
        assertThat(last.next().reason()).contains("its segment's only_opted_in is on");
    }

    @Test
    void restartsWhatHasOptedInWhereItsSegmentAsksForThat() {
        last = received(true);
        Traits optedIn =
                new Traits("", "", Map.of(), Map.of("HA_Enabled", "True"), false, Set.of());
        Server server = HostScenario.server(0, HOST, "active", null).with(optedIn);
        tell(checked(false, 0, null)).tell(seen(server, false)).tell(stopped());

        assertThat(last.effects()).containsExactly(START);
    }

    @ParameterizedTest(name = "it is on {0}: {1}")
    @CsvSource({"compute2, on compute2", ", on no host"})
    void leavesAloneWhatIsElsewhereMeanwhile(@Nullable String host, String why) {
        HostName on = host == null ? null : ELSEWHERE;
        stopping().tell(seen(HostScenario.server(0, on, "active", null), false));

        assertThat(phase()).isEqualTo(Phase.SKIPPED);
        assertThat(last.next().reason()).contains(why);
    }

    @Test
    void leavesAloneWhatNovaDoesNotKnowAnyMore() {
        tell(checked(false, 0, null)).tell(new Event.Looked(new Outcome.Done<>(Optional.empty())));

        assertThat(phase()).isEqualTo(Phase.SKIPPED);
    }

    @Test
    void leavesAloneWhatItsUserHasStopped() {
        Server server = HostScenario.server(0, HOST, "stopped", null);
        tell(checked(false, 0, null)).tell(seen(server, false));

        assertThat(phase()).isEqualTo(Phase.SKIPPED);
        assertThat(last.next().reason()).contains("user has stopped");
    }

    @Test
    void stopsStartsAndEnds() {
        stopping();
        assertThat(last.effects()).containsExactly(STOP);
        tell(new Event.StopAnswered(id(0), new Outcome.Done<>("req"))).tell(stopped());
        assertThat(last.effects()).containsExactly(START);
        tell(new Event.StartAnswered(new Outcome.Done<>("req"))).tell(active());

        assertThat(phase()).isEqualTo(Phase.RECOVERED);
    }

    @Test
    void stopsOnceItIsCalledActive() {
        tell(checked(false, 0, null))
                .tell(seen("paused", null, true))
                .tell(new Event.ResetAnswered(new Outcome.Done<>("req")));

        assertThat(last.effects()).containsExactly(STOP);
    }

    @Test
    void callsItActiveAgainWhenThatWasLost() {
        tell(checked(false, 0, null))
                .tell(seen("paused", null, true))
                .tell(new Event.ResetAnswered(new Outcome.Unknown<>("time-out")))
                .after(Duration.ofSeconds(16))
                .tell(seen("paused", null, true));

        assertThat(last.effects()).containsExactly(RESET);
    }

    @Test
    void looksBeforeItRepeatsAStopThatGotNoAnswer() {
        stopping().tell(new Event.StopAnswered(id(0), new Outcome.Unknown<>("time-out")));

        assertThat(last.effects()).containsExactly(LOOK_LATER);
    }

    @ParameterizedTest(name = "{0} s after the stop call, active, task {1}: stops again is {2}")
    @CsvSource({"15, , false", "16, , true", "16, powering-off, false"})
    void repeatsAStopThatShowsNoEffect(long seconds, @Nullable String task, boolean again) {
        stopping().after(Duration.ofSeconds(seconds)).tell(seen("active", task, true));

        assertThat(last.effects()).containsExactly(again ? STOP : LOOK_LATER);
    }

    @ParameterizedTest(name = "{0} s after the start call: starts again is {1}")
    @CsvSource({"15, false", "16, true"})
    void repeatsAStartThatShowsNoEffect(long seconds, boolean again) {
        starting().after(Duration.ofSeconds(seconds)).tell(stopped());

        assertThat(last.effects()).containsExactly(again ? START : LOOK_LATER);
    }

    @ParameterizedTest(name = "found {0}, task {1}, powered {2}: {3}")
    @CsvSource({
        "active, , true, RECOVERED",
        "active, , false, STARTING",
        "active, spawning, true, STARTING",
        "stopped, powering-on, false, STARTING"
    })
    void isRecoveredOnlyWhenItRuns(String vm, @Nullable String task, boolean powered, Phase phase) {
        starting().tell(seen(vm, task, powered));

        assertThat(phase()).isEqualTo(phase);
    }

    @Test
    void failsWhenItIsNotStoppedInTime() {
        stopping().after(Duration.ofSeconds(121)).tell(active());

        assertThat(phase()).isEqualTo(Phase.FAILED);
        assertThat(last.next().reason()).contains("not stopped after 120 s");
    }

    @Test
    void failsWhenItDoesNotRunInTime() {
        starting().after(Duration.ofSeconds(121)).tell(stopped());

        assertThat(phase()).isEqualTo(Phase.FAILED);
        assertThat(last.next().reason()).contains("not up after 120 s");
    }

    @Test
    void looksAgainWhenNovaDoesNotAnswer() {
        stopping().tell(new Event.Looked(new Outcome.Unavailable<>("503", Duration.ZERO)));

        assertThat(last.effects()).containsExactly(LOOK_LATER);
    }

    @Test
    void failsWhenNovaDoesNotAnswerUntilTheTimeIsUp() {
        stopping()
                .after(Policy.DEFAULT.recoveryTimeout().plusSeconds(1))
                .tell(new Event.Looked(new Outcome.Unknown<>("time-out")));

        assertThat(phase()).isEqualTo(Phase.FAILED);
    }

    @Test
    void staysHeldThoughNovaDoesNotAnswerAfterALongHold() {
        tell(new Event.RestartChecked(OFF, false, 0, null))
                .after(Policy.DEFAULT.recoveryTimeout().plusSeconds(1))
                .tell(new Event.RestartChecked(OFF, false, 0, APPROVAL))
                .tell(new Event.Looked(new Outcome.Unknown<>("time-out")));

        assertThat(phase()).isEqualTo(Phase.HELD);
        assertThat(last.effects()).containsExactly(LOOK_LATER);
    }

    @Test
    void looksFirstAfterAnInterruption() {
        stopping().tell(new Event.Begun());

        assertThat(last.effects()).containsExactly(LOOK);
    }

    @Test
    void doesNothingMoreOnceItHasEnded() {
        starting().tell(active()).tell(stopped());

        assertThat(phase()).isEqualTo(Phase.RECOVERED);
        assertThat(last.effects()).isEmpty();
    }
}
