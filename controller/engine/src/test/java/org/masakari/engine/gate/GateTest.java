package org.masakari.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masakari.engine.gate.Evidence.HOST;
import static org.masakari.engine.gate.Evidence.NOW;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.masakari.engine.policy.GatePolicy;
import org.masakari.protocol.evidence.FencingEvidence;

class GateTest {
    private static final Pause PAUSE = new Pause("rack1", "alice", "moving cables", NOW);

    private static Gate holding(
            List<FencingEvidence> evidence,
            boolean enabled,
            boolean onMaintenance,
            @Nullable Pause pause,
            int failed) {
        SegmentState state =
                new SegmentState("rack1", enabled, onMaintenance, pause, failed, 4, false);
        GateView view = new GateView(evidence, null, state, Duration.ofHours(1));
        Verdict verdict = HostGate.judge(HOST, view, GatePolicy.DEFAULT, NOW);
        return Gate.holding(((Verdict.Hold) verdict).why());
    }

    private static List<FencingEvidence> proof() {
        return List.of(Evidence.fresh());
    }

    @Test
    void knowsTheGateOfEvidenceByItsWord() {
        assertThat(holding(List.of(), true, false, null, 1)).isEqualTo(Gate.EVIDENCE);
    }

    @Test
    void knowsAPauseByItsWord() {
        assertThat(holding(proof(), true, false, PAUSE, 1)).isEqualTo(Gate.PAUSE);
    }

    @Test
    void knowsMaintenanceByItsWord() {
        assertThat(holding(proof(), true, true, null, 1)).isEqualTo(Gate.MAINTENANCE);
    }

    @Test
    void knowsASegmentThatIsNotEnabledByItsWord() {
        assertThat(holding(proof(), false, false, null, 1)).isEqualTo(Gate.SEGMENT);
    }

    @Test
    void knowsTheThresholdByItsWord() {
        assertThat(holding(proof(), true, false, null, 3)).isEqualTo(Gate.THRESHOLD);
    }
}
