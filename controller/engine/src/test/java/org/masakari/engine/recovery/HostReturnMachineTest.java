package org.masakari.engine.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masakari.engine.gate.Approval;
import org.masakari.engine.policy.Policy;
import org.masakari.engine.policy.ReservePolicy;
import org.masakari.engine.port.ComputeService;
import org.masakari.engine.port.Migration;
import org.masakari.engine.port.Outcome;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

class HostReturnMachineTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(40);
    private static final HostName HOST = new HostName("compute1");
    private static final Header HEADER = new Header(new RecoveryId(new UUID(0, 1)), HOST, NOW);
    private static final HostReturn RECEIVED = HostReturn.received(HEADER);
    private static final HostReturn RETURNING = RECEIVED.in(Phase.RETURNING, null);
    private static final HostReturn LIFTED = RETURNING.liftedNow();
    private static final HostReturn REPLACING = LIFTED.replacing(true);
    private static final Approval APPROVAL = new Approval("alice", "new power supply", NOW);
    private static final String FENCED = DisableReason.fenced(HEADER.id());

    private final HostReturnMachine machine = new HostReturnMachine(Policy.DEFAULT);

    private Decision decide(HostReturn back, Event event) {
        return machine.decide(back, event, LATER);
    }

    private static Event checked(boolean settled, int failures, @Nullable Approval approval) {
        return new Event.ReturnChecked(settled, failures, false, approval);
    }

    private static Effect check(Instant at) {
        return new Effect.CheckReturn(HOST, at.minus(Duration.ofHours(1)));
    }

    private static Effect again(Effect effect) {
        return new Effect.Later(Duration.ofSeconds(1), effect);
    }

    private static ComputeService compute(boolean enabled, @Nullable String reason, boolean up) {
        return new ComputeService(enabled, reason, up, false, NOW.plusSeconds(5));
    }

    private static Event service(boolean enabled, @Nullable String reason, boolean up) {
        return new Event.ServiceChecked(new Outcome.Done<>(compute(enabled, reason, up)));
    }

    private static Event source(String status, @Nullable Instant reportedAt) {
        InstanceId instance = new InstanceId(new UUID(0, 2));
        Migration one = new Migration(1, "m", instance, new HostName("compute2"), status);
        ComputeService service = new ComputeService(false, FENCED, false, true, reportedAt);
        return new Event.SourceChecked(new Outcome.Done<>(new Event.Source(List.of(one), service)));
    }

    private static Event reporting(String status) {
        return source(status, NOW.plusSeconds(5));
    }

    @Test
    void looksAtWhatDecidesFirst() {
        assertThat(decide(RECEIVED, new Event.Begun()).effects()).containsExactly(check(LATER));
    }

    @Test
    void waitsForTheRecoveryOfItsInstances() {
        Decision decision = decide(RECEIVED, checked(false, 1, null));

        assertThat(decision.next().phase()).isEqualTo(Phase.RECEIVED);
        assertThat(decision.effects()).containsExactly(again(check(LATER)));
    }

    @ParameterizedTest(name = "back for {0} s: {1}")
    @CsvSource({"0, RECEIVED", "29, RECEIVED", "30, RETURNING"})
    void waitsUntilItHasBeenBackForAWhile(long seconds, Phase phase) {
        Decision decision =
                machine.decide(RECEIVED, checked(true, 1, null), NOW.plusSeconds(seconds));

        assertThat(decision.next().phase()).isEqualTo(phase);
    }

    @ParameterizedTest(name = "{0} failures within the hour: {1}")
    @CsvSource({"1, RETURNING", "3, RETURNING", "4, HELD"})
    void keepsAHostOutThatFailsAgainAndAgain(int failures, Phase phase) {
        assertThat(decide(RECEIVED, checked(true, failures, null)).next().phase()).isEqualTo(phase);
    }

    @Test
    void saysOnceWhyItKeepsAHostOutAndLooksAgain() {
        Decision first = decide(RECEIVED, checked(true, 4, null));
        Decision second = decide((HostReturn) first.next(), checked(true, 4, null));

        assertThat(first.next().reason()).contains("masakari recovery retry");
        assertThat(second.steps()).isEmpty();
        assertThat(second.effects())
                .containsExactly(new Effect.Later(Policy.DEFAULT.gates().recheck(), check(LATER)));
    }

    @Test
    void letsAHeldHostInWhenAnOperatorSaysSo() {
        HostReturn held = RECEIVED.in(Phase.HELD, "flapping");

        assertThat(decide(held, checked(true, 4, APPROVAL)).next().phase())
                .isEqualTo(Phase.RETURNING);
    }

    @Test
    void letsAHeldHostInWhenItsFailuresAreLongAgo() {
        HostReturn held = RECEIVED.in(Phase.HELD, "flapping");

        assertThat(decide(held, checked(true, 3, null)).next().phase()).isEqualTo(Phase.RETURNING);
    }

    @Test
    void looksForOpenEvacuationsBeforeItLifts() {
        assertThat(decide(RECEIVED, checked(true, 1, null)).effects())
                .containsExactly(new Effect.CheckSource(HOST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"accepted", "pre-migrating", "done"})
    void doesNotLiftWhileAnEvacuationWaitsForItsNovaCompute(String status) {
        Decision decision = decide(RETURNING, reporting(status));

        assertThat(decision.effects()).containsExactly(again(new Effect.CheckSource(HOST)));
        assertThat(decision.next().reason()).contains("1 evacuations wait");
    }

    @ParameterizedTest
    @ValueSource(strings = {"completed", "failed", "error", "cancelled"})
    void liftsOnceEveryEvacuationIsCleanedUp(String status) {
        assertThat(decide(RETURNING, reporting(status)).effects())
                .containsExactly(new Effect.LiftForceDown(HOST, 1));
    }

    @ParameterizedTest(name = "reported {0} s after its return was stored: lifts is {1}")
    @CsvSource({"-1, false", "0, false", "1, true"})
    void doesNotLiftBeforeItsNovaComputeReportsInItsPresentLife(long seconds, boolean lifts) {
        Decision decision = decide(RETURNING, source("completed", NOW.plusSeconds(seconds)));

        assertThat(decision.effects().contains(new Effect.LiftForceDown(HOST, 1))).isEqualTo(lifts);
    }

    @Test
    void doesNotLiftForANovaComputeThatNeverReported() {
        Decision decision = decide(RETURNING, source("completed", null));

        assertThat(decision.next().reason()).contains("does not report yet");
    }

    @ParameterizedTest(name = "reporting {0} for {1} s: {2}")
    @CsvSource({
        "false, 0, to start and clean up",
        "true, 0, to clean up",
        "true, 19, to clean up",
        "true, 20, systemctl restart nova-compute"
    })
    void saysWhatAnEvacuationThatIsNotCleanedUpWaitsFor(
            boolean reports, long seconds, String what) {
        Instant reportedAt = reports ? NOW.plusSeconds(5) : null;
        HostReturn seen = (HostReturn) decide(RETURNING, source("done", reportedAt)).next();
        Decision decision =
                machine.decide(seen, source("done", reportedAt), LATER.plusSeconds(seconds));

        assertThat(decision.next().reason()).contains(what);
    }

    @Test
    void saysOnceWhatItWaitsFor() {
        Decision first = decide(RETURNING, reporting("done"));
        Decision second = decide((HostReturn) first.next(), reporting("done"));

        assertThat(first.steps()).hasSize(1);
        assertThat(second.steps()).isEmpty();
    }

    @Test
    void looksAgainWhenNovaDoesNotAnswer() {
        Decision decision =
                decide(RETURNING, new Event.SourceChecked(new Outcome.Unknown<>("time-out")));

        assertThat(decision.effects()).containsExactly(again(new Effect.CheckSource(HOST)));
    }

    @Test
    void looksAgainWhenNovaRefusesToLift() {
        Decision decision =
                decide(
                        RETURNING,
                        new Event.ForceDownLifted(1, new Outcome.Refused<>("Nova answered 400")));

        assertThat(decision.effects()).containsExactly(again(new Effect.CheckSource(HOST)));
    }

    @ParameterizedTest(name = "enabled {0}, reason {1}, up {2}: {3}")
    @CsvSource({
        "false, ours, false, wait",
        "false, ours, true, enable",
        "false, process, true, enable",
        "false, broken disk, true, leave",
        "true, , true, end",
        "true, , false, wait"
    })
    void enablesWhatARecoveryHadDisabledOnceItIsUp(
            boolean enabled, @Nullable String reason, boolean up, String what) {
        String inNova =
                "ours".equals(reason)
                        ? FENCED
                        : "process".equals(reason)
                                ? DisableReason.processFailed(HEADER.id())
                                : reason;
        Decision decision = decide(LIFTED, service(enabled, inNova, up));

        assertThat(describe(decision)).isEqualTo(what);
    }

    private static String describe(Decision decision) {
        if (decision.next().phase() == Phase.RETURNED) {
            return decision.steps().get(0).text().contains("left disabled") ? "leave" : "end";
        }
        Effect effect = decision.effects().get(0);
        return effect instanceof Effect.Enable
                ? "enable"
                : effect instanceof Effect.BecomeReserve ? "reserve" : "wait";
    }

    @Test
    void endsWhenTheServiceIsEnabled() {
        Decision decision =
                decide(LIFTED, new Event.Enabled(1, new Outcome.Done<>(compute(true, null, true))));

        assertThat(decision.next().phase()).isEqualTo(Phase.RETURNED);
    }

    @Test
    void looksAgainWhenEnablingFails() {
        Decision decision = decide(LIFTED, new Event.Enabled(1, new Outcome.Unknown<>("?")));

        assertThat(decision.effects()).containsExactly(again(new Effect.CheckService(HOST)));
    }

    @ParameterizedTest(name = "replace_by_returned {0}, a reserve was taken {1}: replaces is {2}")
    @CsvSource({
        "true, true, true",
        "true, false, false",
        "false, true, false",
        "false, false, false"
    })
    void becomesAReserveInPlaceOfOneThatWasTakenWherePolicySaysSo(
            boolean policy, boolean taken, boolean replaces) {
        HostReturnMachine own = new HostReturnMachine(policy(policy));
        Decision decision =
                own.decide(RECEIVED, new Event.ReturnChecked(true, 1, taken, null), LATER);

        assertThat(((HostReturn) decision.next()).replaces()).isEqualTo(replaces);
    }

    private static Policy policy(boolean replaceByReturned) {
        Policy usual = Policy.DEFAULT;
        return new Policy(
                usual.gates(),
                usual.selection(),
                usual.moves(),
                new ReservePolicy(false, replaceByReturned),
                usual.returns(),
                usual.restarts(),
                usual.recoveryTimeout());
    }

    @ParameterizedTest(name = "replacing; enabled {0}, reason {1}: {2}")
    @CsvSource({
        "false, ours, reserve",
        "false, reserve, reserve",
        "false, broken disk, leave",
        "true, , end"
    })
    void becomesAReserveOnlyIfItIsOutOfServiceOnOurWord(
            boolean enabled, @Nullable String reason, String what) {
        String inNova =
                "ours".equals(reason)
                        ? FENCED
                        : "reserve".equals(reason) ? DisableReason.RESERVE : reason;

        assertThat(describe(decide(REPLACING, service(enabled, inNova, true)))).isEqualTo(what);
    }

    @Test
    void endsOnceItIsAReserve() {
        assertThat(decide(REPLACING, new Event.BecameReserve()).next().phase())
                .isEqualTo(Phase.RETURNED);
    }

    @Test
    void failsWithItsReasonWhenItsTimeIsUp() {
        Decision decision =
                machine.decide(
                        RETURNING,
                        source("done", null),
                        NOW.plus(Policy.DEFAULT.recoveryTimeout()).plusSeconds(1));

        assertThat(decision.next().phase()).isEqualTo(Phase.FAILED);
        assertThat(decision.next().reason()).contains("to start and clean up");
    }

    @Test
    void goesOnWhereItWasAfterAnInterruption() {
        assertThat(decide(RETURNING, checked(true, 1, null)).effects())
                .containsExactly(new Effect.CheckSource(HOST));
        assertThat(decide(LIFTED, checked(true, 1, null)).effects())
                .containsExactly(new Effect.CheckService(HOST));
    }

    @Test
    void doesNothingMoreOnceItHasEnded() {
        HostReturn ended = LIFTED.in(Phase.RETURNED, null);

        assertThat(decide(ended, reporting("done")).effects()).isEmpty();
    }
}
