package org.masakari.service.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masakari.engine.gate.HostGate;
import org.masakari.engine.gate.SegmentState;
import org.masakari.engine.gate.ThresholdGate;
import org.masakari.engine.policy.GatePolicy;
import org.masakari.protocol.api.IncidentDocument;

class AdviceTest {
    private static final String STORM =
            ThresholdGate.holds(
                            new SegmentState("rack1", true, false, null, 3, 4, false),
                            GatePolicy.DEFAULT)
                    .orElseThrow();

    private static String about(IncidentDocument.Recovery... newestFirst) {
        return String.join("; ", Advice.about(Known.open(newestFirst)));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "recovery, evacuating, masakari recovery show ID",
        "recovery, partial, masakari recovery show ID; masakari recovery retry ID --reason TEXT",
        "recovery, failed, masakari recovery show ID; masakari recovery retry ID --reason TEXT",
        "recovery, recovered, masakari return compute1 --reason TEXT",
        "recovery, held, stonith_admin --reboot compute1 # its fencing is the best proof; masakari ack",
        "return, held, masakari return compute1 --reason TEXT",
        "return, failed, masakari recovery show ID; masakari return compute1 --reason TEXT"
    })
    void namesTheCommandThatHelps(String kind, String phase, String commands) {
        assertThat(about(Known.recovery(kind, phase, "no fencing evidence")))
                .startsWith(commands.replace("ID", Known.RECOVERY.toString()));
    }

    @Test
    void leavesWhatAnOperatorHasSaidToTheCommandThatTakesItBack() {
        SegmentState paused = new SegmentState("rack1", false, true, Known.PAUSE, 1, 4, false);

        assertThat(HostGate.allSaidByOperator(Known.HOST, paused))
                .isNotEmpty()
                .allSatisfy(
                        why ->
                                assertThat(about(Known.recovery("recovery", "held", why)))
                                        .isEmpty());
    }

    @Test
    void releasesWhatTheThresholdHoldsOnlyWhereTheHostIsOffAndTheCauseKnown() {
        assertThat(about(Known.recovery("recovery", "held", STORM)))
                .contains("masakari incident list --open", "masakari release " + Known.RECOVERY)
                .contains("# only if you have seen that compute1 is off and the common cause");
    }

    /** The first law: who vouches that a host is off must know that he does. */
    @ParameterizedTest
    @CsvSource({"partial", "failed", "held"})
    void whereAnOperatorVouchesThatTheHostIsOffItIsSaid(String phase) {
        assertThat(about(Known.recovery("recovery", phase, "no fencing evidence")))
                .endsWith("# only if you have seen that compute1 is off");
    }
}
