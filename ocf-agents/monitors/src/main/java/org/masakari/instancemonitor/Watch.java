package org.masakari.instancemonitor;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.masakari.instancemonitor.judge.Decision;
import org.masakari.instancemonitor.judge.DomainRecord;
import org.masakari.instancemonitor.judge.Judge;
import org.masakari.instancemonitor.judge.JudgeState;
import org.masakari.instancemonitor.judge.Observation;
import org.masakari.instancemonitor.judge.Verdict;
import org.masakari.instancemonitor.state.StateFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges what was observed and carries out the verdicts. One thread. */
final class Watch {
    private static final Logger log = LoggerFactory.getLogger(Watch.class);

    private final Judge judge;
    private final Reporter reporter;
    private final StateFile stateFile;
    private final Clock clock;
    private JudgeState state;

    Watch(Judge judge, Reporter reporter, StateFile stateFile, Clock clock) {
        this.judge = judge;
        this.reporter = reporter;
        this.stateFile = stateFile;
        this.clock = clock;
        state = JudgeState.starting(stateFile.load());
    }

    /** Judges it; a report that it leads to is on disk when this returns. */
    void observed(Observation observation) {
        log.debug("observed {}", observation);
        Decision decision = judge.decide(state, observation);
        JudgeState next = decision.state();
        for (Verdict verdict : decision.verdicts()) {
            if (!reporter.carryOut(verdict, clock.instant())) {
                // Still taken for running, it is found failed again by the next list.
                next = next.reverting(verdict.domain(), state);
            }
        }
        state = next;
    }

    /** Has what is known now survive a restart. */
    void remember() {
        stateFile.save(state.active());
    }

    /** The domains that have a qemu process. */
    Map<UUID, DomainRecord> active() {
        return state.active();
    }
}
