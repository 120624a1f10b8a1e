package org.masakari.engine.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masakari.engine.recovery.HostScenario.HOST;
import static org.masakari.engine.recovery.HostScenario.NOW;
import static org.masakari.engine.recovery.HostScenario.QUIET;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masakari.engine.gate.SegmentState;
import org.masakari.engine.policy.Policy;
import org.masakari.engine.port.ComputeService;
import org.masakari.engine.port.Outcome;

class ProcessRecoveryMachineTest {
    private static final Header HEADER = new Header(new RecoveryId(new UUID(0, 1)), HOST, NOW);
    private static final String OURS = DisableReason.processFailed(HEADER.id());
    private static final ProcessRecovery FAILED =
            ProcessRecovery.received(HEADER, "libvirtd", false);
    private static final ProcessRecovery BACK = ProcessRecovery.received(HEADER, "libvirtd", true);
    private static final ProcessRecovery DISABLING = FAILED.in(Phase.DISABLING, null);
    private static final ProcessRecovery ENABLING = BACK.in(Phase.RETURNING, null);
    private static final SegmentState OFF =
            new SegmentState("rack1", false, false, null, 0, 4, false);
    private static final Effect LOOK = new Effect.CheckService(HOST);
    private static final Effect LOOK_LATER = new Effect.Later(Duration.ofSeconds(1), LOOK);

    private final ProcessRecoveryMachine machine = new ProcessRecoveryMachine(Policy.DEFAULT);

    private Decision decide(ProcessRecovery recovery, Event event) {
        return machine.decide(recovery, event, NOW);
    }

    private static Event checked(SegmentState state, boolean hostFailed, String... failed) {
        return new Event.ProcessesChecked(state, hostFailed, Set.of(failed));
    }

    private static ComputeService compute(boolean enabled, @Nullable String reason, boolean up) {
        return new ComputeService(enabled, reason, up, false, NOW);
    }

    private static Event service(boolean enabled, @Nullable String reason, boolean up) {
        String inNova = "ours".equals(reason) ? OURS : reason;
        return new Event.ServiceChecked(new Outcome.Done<>(compute(enabled, inNova, up)));
    }

    private static String describe(Decision decision) {
        Phase phase = decision.next().phase();
        if (phase.isTerminal()) {
            return phase.toString();
        }
        Effect effect = decision.effects().get(0);
        return effect instanceof Effect.Later ? "wait" : effect.getClass().getSimpleName();
    }

    @Test
    void looksAtWhatDecidesFirst() {
        assertThat(decide(FAILED, new Event.Begun()).effects())
                .containsExactly(new Effect.CheckProcesses(HOST, NOW.minus(Duration.ofHours(1))));
    }

    @ParameterizedTest(
            name = "segment enabled {0}, {1} of 4 failed, host failed {2}, down {3}: {4}")
    @CsvSource({
        "true, 0, false, libvirtd, DISABLING",
        "true, 0, true, libvirtd, SKIPPED",
        "true, 0, false, ovs, SKIPPED",
        "false, 0, false, libvirtd, HELD",
        "true, 3, false, libvirtd, HELD"
    })
    void takesAHostOutOfServiceWhereNothingStandsAgainstIt(
            boolean enabled, int failed, boolean hostFailed, String down, Phase phase) {
        SegmentState state = new SegmentState("rack1", enabled, false, null, failed, 4, false);

        assertThat(decide(FAILED, checked(state, hostFailed, down)).next().phase())
                .isEqualTo(phase);
    }

    @Test
    void goesOnWhenWhatHeldItIsOver() {
        ProcessRecovery held =
                (ProcessRecovery) decide(FAILED, checked(OFF, false, "libvirtd")).next();

        assertThat(decide(held, checked(QUIET, false, "libvirtd")).effects()).containsExactly(LOOK);
    }

    @Test
    void finishesWhatItHasBegunThoughSomethingWouldHoldItNow() {
        assertThat(decide(DISABLING, checked(OFF, false, "libvirtd")).effects())
                .containsExactly(LOOK);
    }

    @ParameterizedTest(name = "enabled {0}, reason {1}: {2}")
    @CsvSource({
        "true, , Disable",
        "false, ours, RECOVERED",
        "false, broken disk, SKIPPED",
        "false, , SKIPPED"
    })
    void disablesOnlyWhatIsEnabled(boolean enabled, @Nullable String reason, String what) {
        assertThat(describe(decide(DISABLING, service(enabled, reason, true)))).isEqualTo(what);
    }

    @Test
    void isDoneOnceTheServiceIsDisabled() {
        Decision decision =
                decide(
                        DISABLING,
                        new Event.Disabled(1, new Outcome.Done<>(compute(false, OURS, true))));

        assertThat(decision.next().phase()).isEqualTo(Phase.RECOVERED);
    }

    @Test
    void looksBeforeItDisablesAgainWithoutAnAnswer() {
        Decision decision = decide(DISABLING, new Event.Disabled(1, new Outcome.Unknown<>("?")));

        assertThat(decision.effects()).containsExactly(LOOK_LATER);
    }

    @Test
    void failsWhenNovaRefusesToDisable() {
        Decision decision = decide(DISABLING, new Event.Disabled(1, new Outcome.Refused<>("no")));

        assertThat(decision.next().phase()).isEqualTo(Phase.FAILED);
    }

    @ParameterizedTest(name = "still failed: {0}, host failed {1}: {2}")
    @CsvSource({"'', false, RETURNING", "ovs, false, SKIPPED", "'', true, SKIPPED"})
    void bringsAHostBackOnlyOnceAllItsProcessesAre(String failed, boolean hostFailed, Phase phase) {
        String[] still = failed.isEmpty() ? new String[0] : new String[] {failed};

        assertThat(decide(BACK, checked(QUIET, hostFailed, still)).next().phase()).isEqualTo(phase);
    }

    @ParameterizedTest(name = "enabled {0}, reason {1}, up {2}: {3}")
    @CsvSource({
        "false, ours, true, Enable",
        "false, ours, false, wait",
        "true, , true, SKIPPED",
        "false, broken disk, true, SKIPPED"
    })
    void enablesOnlyWhatAProcessFailureHadDisabled(
            boolean enabled, @Nullable String reason, boolean up, String what) {
        assertThat(describe(decide(ENABLING, service(enabled, reason, up)))).isEqualTo(what);
    }

    @Test
    void doesNotEnableWhatWasDisabledForAFencing() {
        String fenced = DisableReason.fenced(HEADER.id());

        assertThat(decide(ENABLING, service(false, fenced, true)).next().phase())
                .isEqualTo(Phase.SKIPPED);
    }

    @Test
    void isDoneOnceTheServiceIsEnabled() {
        Decision decision =
                decide(
                        ENABLING,
                        new Event.Enabled(1, new Outcome.Done<>(compute(true, null, true))));

        assertThat(decision.next().phase()).isEqualTo(Phase.RETURNED);
    }

    @Test
    void looksBeforeItEnablesAgainWithoutAnAnswer() {
        Decision decision = decide(ENABLING, new Event.Enabled(1, new Outcome.Unknown<>("?")));

        assertThat(decision.effects()).containsExactly(LOOK_LATER);
    }

    @Test
    void failsWithItsReasonWhenItsTimeIsUp() {
        Instant late = NOW.plus(Policy.DEFAULT.recoveryTimeout()).plusSeconds(1);
        Decision decision =
                machine.decide(
                        ENABLING, new Event.ServiceChecked(new Outcome.Unknown<>("?")), late);

        assertThat(decision.next().phase()).isEqualTo(Phase.FAILED);
        assertThat(decision.next().reason()).isEqualTo("?");
    }

    @Test
    void doesNothingMoreOnceItHasEnded() {
        ProcessRecovery ended = ENABLING.in(Phase.RETURNED, null);

        assertThat(decide(ended, service(false, "ours", true)).effects()).isEmpty();
    }
}
