package org.masakari.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masakari.engine.recovery.Policy;

class ThresholdGateTest {

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
        Verdict verdict = ThresholdGate.judge(new SegmentLoad(failed, hosts), Policy.DEFAULT);

        assertThat(verdict instanceof Verdict.Open).isEqualTo(open);
    }
}
