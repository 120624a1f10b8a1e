package org.masakari.processmonitor.list;

import java.util.List;
import org.masakari.processmonitor.plan.ProcessTarget;

/**
 * What proc.list says; of no use if there is a problem.
 *
 * @param processes in the order of the lines that are right
 * @param problems all that is wrong
 */
public record ProcList(List<ProcessTarget> processes, List<ListProblem> problems) {
    public ProcList {
        processes = List.copyOf(processes);
        problems = List.copyOf(problems);
    }

    /** A list that names nothing. */
    public static ProcList empty() {
        return new ProcList(List.of(), List.of());
    }

    static ProcList refused(ListProblem problem) {
        return new ProcList(List.of(), List.of(problem));
    }
}
