package org.masakari.instancemonitor.judge;

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
}
