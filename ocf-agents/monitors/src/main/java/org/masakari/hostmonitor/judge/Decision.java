package org.masakari.hostmonitor.judge;

import java.time.Duration;
import java.util.List;

/**
 * What the judge concluded.
 *
 * @param state to be adopted once the verdicts are carried out
 */
public record Decision(JudgeState state, List<Verdict> verdicts) {
    public Decision {
        verdicts = List.copyOf(verdicts);
    }

    static Decision nothing(JudgeState state) {
        return new Decision(state, List.of());
    }

    static Decision lookNow(JudgeState state) {
        return new Decision(state, List.of(new Verdict.LookAgain(Duration.ZERO)));
    }
}
