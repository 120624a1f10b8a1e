package org.masakari.protocol.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final Finding OK = Finding.ok("quorum", "this partition has it");
    private static final Finding WARN = Finding.warn("nova", "slow", "steps wait", "see it");
    private static final Finding FAIL = Finding.fail("pause", "all", "nothing begins", "resume");
    private static final Finding NOT_CHECKED = Finding.notChecked("names", "nobody told", "ask");

    @Test
    void theWorstOfSeveralCounts() {
        assertThat(Verdict.worst(List.of(OK, FAIL, WARN))).hasValue(2);
        assertThat(Verdict.worst(List.of(WARN, OK))).hasValue(1);
    }

    @Test
    void whatWasNotCheckedIsNeitherGoodNorBad() {
        assertThat(Verdict.worst(List.of(NOT_CHECKED, OK))).hasValue(0);
        assertThat(Verdict.worst(List.of(NOT_CHECKED))).isEmpty();
    }
}
