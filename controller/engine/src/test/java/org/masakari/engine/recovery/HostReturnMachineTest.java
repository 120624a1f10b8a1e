package org.masakari.engine.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masakari.engine.port.ComputeService;
import org.masakari.engine.port.Migration;
import org.masakari.engine.port.Outcome;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.segment.RecoveryMethod;

class HostReturnMachineTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final HostName HOST = new HostName("compute1");
    private static final Header HEADER =
            new Header(new RecoveryId(new UUID(0, 1)), HOST, RecoveryMethod.AUTO, NOW);
    private static final HostReturn RETURNING =
            new HostReturn(HEADER, Phase.RETURNING, false, null);
    private static final HostReturn LIFTED = new HostReturn(HEADER, Phase.RETURNING, true, null);

    private final HostReturnMachine machine = new HostReturnMachine(Policy.DEFAULT);

    private Decision decide(HostReturn back, Event event) {
        return machine.decide(back, event, NOW);
    }

    private static Outcome<List<Migration>> evacuation(String status) {
        InstanceId instance = new InstanceId(new UUID(0, 2));
        return new Outcome.Done<>(
                List.of(new Migration(1, "m", instance, new HostName("compute2"), status)));
    }

    private static Event service(boolean enabled, String reason, boolean up) {
        return new Event.ServiceChecked(
                new Outcome.Done<>(new ComputeService(enabled, reason, up, false)));
    }

    @Test
    void waitsForTheRecoveryOfItsInstances() {
        Decision decision = decide(HostReturn.received(HEADER), new Event.SettledChecked(false));

        assertThat(decision.next().phase()).isEqualTo(Phase.RECEIVED);
        assertThat(decision.effects())
                .containsExactly(
                        new Effect.Later(Duration.ofSeconds(1), new Effect.CheckSettled()));
    }

    @Test
    void looksForOpenEvacuationsBeforeItLifts() {
        Decision decision = decide(HostReturn.received(HEADER), new Event.SettledChecked(true));

        assertThat(decision.next().phase()).isEqualTo(Phase.RETURNING);
        assertThat(decision.effects()).containsExactly(new Effect.CheckSource(HOST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"accepted", "pre-migrating", "done"})
    void doesNotLiftWhileAnEvacuationWaitsForItsNovaCompute(String status) {
        Decision decision = decide(RETURNING, new Event.SourceChecked(evacuation(status)));

        assertThat(decision.effects())
                .containsExactly(
                        new Effect.Later(Duration.ofSeconds(1), new Effect.CheckSource(HOST)));
        assertThat(decision.next().reason()).contains("restart it once more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"completed", "failed", "error", "cancelled"})
    void liftsOnceEveryEvacuationIsCleanedUp(String status) {
        Decision decision = decide(RETURNING, new Event.SourceChecked(evacuation(status)));

        assertThat(decision.effects()).containsExactly(new Effect.LiftForceDown(HOST, 1));
    }

    @Test
    void saysOnceWhatItWaitsFor() {
        Decision first = decide(RETURNING, new Event.SourceChecked(evacuation("done")));
        Decision second =
                decide((HostReturn) first.next(), new Event.SourceChecked(evacuation("done")));

        assertThat(first.steps()).hasSize(1);
        assertThat(second.steps()).isEmpty();
    }

    @Test
    void looksAgainWhenNovaRefusesToLift() {
        Decision decision =
                decide(
                        RETURNING,
                        new Event.ForceDownLifted(1, new Outcome.Refused<>("Nova answered 400")));

        assertThat(decision.effects())
                .containsExactly(
                        new Effect.Later(Duration.ofSeconds(1), new Effect.CheckSource(HOST)));
    }

    @Test
    void doesNotEnableAServiceThatIsNotUp() {
        Decision decision = decide(LIFTED, service(false, DisableReason.of(HEADER.id()), false));

        assertThat(decision.effects())
                .containsExactly(
                        new Effect.Later(Duration.ofSeconds(1), new Effect.CheckService(HOST)));
    }

    @Test
    void enablesWhatARecoveryHadDisabled() {
        Decision decision = decide(LIFTED, service(false, DisableReason.of(HEADER.id()), true));

        assertThat(decision.effects()).containsExactly(new Effect.Enable(HOST, 1));
    }

    @Test
    void leavesAServiceDisabledThatAnOperatorHadDisabled() {
        Decision decision = decide(LIFTED, service(false, "broken disk", true));

        assertThat(decision.next().phase()).isEqualTo(Phase.RETURNED);
        assertThat(decision.effects()).isEmpty();
    }

    @Test
    void endsWhenTheServiceIsEnabled() {
        Decision decision =
                decide(
                        LIFTED,
                        new Event.Enabled(
                                1,
                                new Outcome.Done<>(new ComputeService(true, null, true, false))));

        assertThat(decision.next().phase()).isEqualTo(Phase.RETURNED);
    }

    @Test
    void failsWithItsReasonWhenItsTimeIsUp() {
        Decision decision =
                machine.decide(
                        RETURNING,
                        new Event.SourceChecked(evacuation("done")),
                        NOW.plus(Policy.DEFAULT.recoveryTimeout()).plusSeconds(1));

        assertThat(decision.next().phase()).isEqualTo(Phase.FAILED);
        assertThat(decision.next().reason()).contains("restart it once more");
    }

    @Test
    void goesOnWhereItWasAfterAnInterruption() {
        assertThat(decide(RETURNING, new Event.Begun()).effects())
                .containsExactly(new Effect.CheckSource(HOST));
        assertThat(decide(LIFTED, new Event.Begun()).effects())
                .containsExactly(new Effect.CheckService(HOST));
    }

    @Test
    void doesNothingMoreOnceItHasEnded() {
        HostReturn ended = new HostReturn(HEADER, Phase.RETURNED, true, null);

        assertThat(decide(ended, new Event.SourceChecked(evacuation("done"))).effects()).isEmpty();
    }
}
