package org.masakari.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masakari.engine.gate.Evidence.HOST;
import static org.masakari.engine.gate.Evidence.NOW;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masakari.engine.policy.GatePolicy;
import org.masakari.protocol.evidence.FencingEvidence;

class HostGateTest {
    private static final Pause PAUSE = new Pause("rack1", "alice", "moving cables", NOW);
    private static final Approval APPROVAL = new Approval("bob", "I looked at it", NOW);

    private static Verdict judge(
            List<FencingEvidence> evidence, @Nullable Approval approval, SegmentState state) {
        GateView view = new GateView(evidence, approval, state, Duration.ofHours(1));
        return HostGate.judge(HOST, view, GatePolicy.DEFAULT, NOW);
    }

    private static SegmentState state(
            boolean enabled, boolean onMaintenance, boolean paused, int failed) {
        return new SegmentState(
                "rack1", enabled, onMaintenance, paused ? PAUSE : null, failed, 4, false);
    }

    @ParameterizedTest(name = "enabled {0}, maintenance {1}, paused {2}, {3} of 4 failed: {4}")
    @CsvSource({
        "true, false, false, 1, ''",
        "true, false, false, 2, ''",
        "true, false, false, 3, failed_share_at_most",
        "false, false, false, 1, masakari segment update rack1 --no-disabled",
        "true, true, false, 1, masakari host update compute1 --no-on-maintenance",
        "true, false, true, 1, masakari resume --segment rack1",
        "false, true, true, 3, alice has paused"
    })
    void holdsAProvenFailureForWhatAnOperatorSaidAndForTheThreshold(
            boolean enabled, boolean onMaintenance, boolean paused, int failed, String hold) {
        Verdict verdict =
                judge(
                        List.of(Evidence.fresh()),
                        null,
                        state(enabled, onMaintenance, paused, failed));

        assertThat(verdict instanceof Verdict.Hold hold1 ? hold1.why() : "")
                .contains(hold)
                .matches(why -> why.isEmpty() == hold.isEmpty());
    }

    @Test
    void saysAllThatAnOperatorHasSaidThePauseFirst() {
        assertThat(HostGate.allSaidByOperator(HOST, state(false, true, true, 1)))
                .satisfiesExactly(
                        first -> assertThat(first).contains("alice has paused segment rack1"),
                        second -> assertThat(second).contains("is on maintenance"),
                        third -> assertThat(third).contains("is not enabled"));
    }

    @Test
    void saysFirstThatTheProofIsMissing() {
        assertThat(judge(List.of(), null, state(true, false, true, 3)))
                .isInstanceOfSatisfying(
                        Verdict.Hold.class,
                        hold -> assertThat(hold.why()).contains("no fencing evidence"));
    }

    @Test
    void opensWhateverTheGatesSayWhenAnOperatorApproves() {
        assertThat(judge(List.of(), APPROVAL, state(false, true, true, 3)))
                .isEqualTo(new Verdict.Open("approved by bob: I looked at it", null));
    }

    @Test
    void holdsForAnApprovalFromBeforeTheHostWasSeenBack() {
        GateView view =
                new GateView(
                        List.of(), APPROVAL, NOW.plusSeconds(1), Evidence.QUIET, Duration.ZERO);

        assertThat(HostGate.judge(HOST, view, GatePolicy.DEFAULT, NOW.plusSeconds(2)))
                .isInstanceOf(Verdict.Hold.class);
    }

    @ParameterizedTest(name = "enabled {0}, maintenance {1}, paused {2}, {3} of 4 failed")
    @CsvSource({
        "true, false, false, 3",
        "false, false, false, 1",
        "true, true, false, 1",
        "true, false, true, 1"
    })
    void holdsAnAcknowledgedFailureAsAnyOther(
            boolean enabled, boolean onMaintenance, boolean paused, int failed) {
        Verdict verdict =
                judge(
                        List.of(Evidence.acknowledged("compute1", Duration.ZERO)),
                        null,
                        state(enabled, onMaintenance, paused, failed));

        assertThat(verdict).isInstanceOf(Verdict.Hold.class);
    }

    @Test
    void keepsTheEvidenceOfAnApprovedRecovery() {
        FencingEvidence old = Evidence.old();

        assertThat(judge(List.of(old), APPROVAL, Evidence.QUIET))
                .isEqualTo(new Verdict.Open("approved by bob: I looked at it", old));
    }

    @Test
    void saysThatAPauseIsOfAllSegments() {
        Pause all = new Pause(null, "alice", "network trouble", NOW);

        assertThat(all.describe()).contains("all recoveries").contains("\"masakari resume\"");
    }
}
