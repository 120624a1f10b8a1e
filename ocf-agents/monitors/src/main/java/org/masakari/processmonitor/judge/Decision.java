package org.masakari.processmonitor.judge;

import java.util.List;

/**
 * What the judge concluded.
 *
 * @param state to be adopted once the verdicts are carried out
 */
public record Decision(Watched state, List<Verdict> verdicts) {
    public Decision {
        verdicts = List.copyOf(verdicts);
    }

    static Decision of(Watched state, Verdict... verdicts) {
        return new Decision(state, List.of(verdicts));
    }
}
