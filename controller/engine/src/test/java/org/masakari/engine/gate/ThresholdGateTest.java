package org.masakari.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masakari.engine.policy.GatePolicy;

class ThresholdGateTest {
    private static SegmentState state(int failed, int hosts) {
        return new SegmentState("rack1", true, false, null, failed, hosts, false);
    }

    private static GatePolicy policy(int share, int number) {
        GatePolicy usual = GatePolicy.DEFAULT;
        return new GatePolicy(
                usual.evidenceMaxAge(),
                usual.acceptOperatorEvidence(),
                share,
                number,
                usual.failureWindow(),
                usual.quietPeriod(),
                usual.recheck());
    }

    @ParameterizedTest(name = "{0} of {1} hosts failed: open is {2}")
    @CsvSource({
        "1, 1, true",
        "1, 2, true",
        "2, 2, false",
        "1, 3, true",
        "2, 3, false",
        "2, 4, true",
        "3, 4, false",
        "3, 5, false",
        "10, 20, true",
        "11, 20, false"
    })
    void opensForOneHostAndForUpToHalfOfTheSegment(int failed, int hosts, boolean open) {
        assertThat(ThresholdGate.holds(state(failed, hosts), GatePolicy.DEFAULT).isEmpty())
                .isEqualTo(open);
    }

    @ParameterizedTest(name = "{0} of 20 failed, {1} % and {2} allowed: {3}")
    @CsvSource({
        "3, 50, 3, ''",
        "4, 50, 3, failed_at_most",
        "4, 50, 0, ''",
        "10, 50, 15, ''",
        "11, 50, 15, failed_share_at_most",
        "1, 0, 0, ''",
        "2, 0, 0, failed_share_at_most"
    })
    void holdsByTheBoundThatIsReachedFirst(int failed, int share, int number, String bound) {
        assertThat(ThresholdGate.holds(state(failed, 20), policy(share, number)).orElse(""))
                .contains(bound)
                .matches(why -> why.isEmpty() == bound.isEmpty());
    }
}
