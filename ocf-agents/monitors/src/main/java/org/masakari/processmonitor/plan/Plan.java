package org.masakari.processmonitor.plan;

import java.util.List;
import org.masakari.monitor.command.Command;
import org.masakari.processmonitor.judge.Means;

/**
 * What can be run for a process or unit. Each list may be empty.
 *
 * @param beforeStart before it is started for the first time
 * @param start start it for the first time
 * @param afterStart after that, whether it succeeded or not
 * @param beforeRestart once before the tries of a restart
 * @param restart one try; what has succeeded is not repeated in the next one
 * @param afterRestart once after the tries, whether one succeeded or not
 */
public record Plan(
        List<Command> beforeStart,
        List<Command> start,
        List<Command> afterStart,
        List<Command> beforeRestart,
        List<Command> restart,
        List<Command> afterRestart) {

    /** Nothing is to be run: it is only watched. */
    public static final Plan NONE = restartBy(List.of());

    public Plan {
        beforeStart = List.copyOf(beforeStart);
        start = List.copyOf(start);
        afterStart = List.copyOf(afterStart);
        beforeRestart = List.copyOf(beforeRestart);
        restart = List.copyOf(restart);
        // The original's rule: without a restart command only the script before it is run.
        afterRestart = restart.isEmpty() ? List.of() : List.copyOf(afterRestart);
    }

    /** Nothing but these commands. */
    public static Plan restartBy(List<Command> restart) {
        return new Plan(List.of(), List.of(), List.of(), List.of(), restart, List.of());
    }

    /** What the judge has to know of it. */
    public Means means() {
        boolean startable = !(beforeStart.isEmpty() && start.isEmpty() && afterStart.isEmpty());
        return new Means(startable, restart.size());
    }
}
