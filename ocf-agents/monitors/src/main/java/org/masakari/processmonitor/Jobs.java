package org.masakari.processmonitor;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.masakari.monitor.command.Command;
import org.masakari.monitor.command.CommandRunner;
import org.masakari.monitor.command.Outcome;
import org.masakari.processmonitor.judge.Verdict;
import org.masakari.processmonitor.plan.Plan;
import org.masakari.processmonitor.plan.Target;
import org.masakari.runtime.thread.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what was asked for, a few at a time, and tells when each is over. */
final class Jobs {
    private static final Logger log = LoggerFactory.getLogger(Jobs.class);

    private final CommandRunner runner;
    private final ExecutorService workers;
    private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();

    /** Start commands that have been run; several processes may have the same. */
    private final Map<List<Command>, Boolean> started = new ConcurrentHashMap<>();

    /** At most {@code parallel} at the same time. */
    Jobs(CommandRunner runner, int parallel) {
        this.runner = runner;
        workers = Executors.newFixedThreadPool(parallel, new DaemonThreads("commands"));
    }

    /**
     * A job that is over.
     *
     * @param name of what it was run for
     * @param succeeded indices of the commands that ended with 0
     */
    record Ended(String name, Set<Integer> succeeded) {}

    /** Lets start commands that were run be run again, for a list that was edited. */
    void forgetStarted() {
        started.clear();
    }

    /** Begins; {@link #await} will tell the end. */
    void begin(Target target, Verdict.Run run) {
        workers.execute(
                () -> {
                    Set<Integer> succeeded = new HashSet<>();
                    try {
                        work(target, run, succeeded);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } finally {
                        ended.add(new Ended(target.name(), succeeded));
                    }
                });
    }

    /** The next job that is over; null if none is within this time. */
    @Nullable Ended await(Duration atMost) throws InterruptedException {
        return ended.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void work(Target target, Verdict.Run run, Set<Integer> succeeded)
            throws InterruptedException {
        Plan plan = target.plan();
        switch (run.job()) {
            case START -> {
                all(target, plan.beforeStart());
                startOnce(target);
                all(target, plan.afterStart());
            }
            case PREPARE -> all(target, plan.beforeRestart());
            case RESTART -> {
                for (int part : run.parts()) {
                    if (run(target, plan.restart().get(part))) {
                        succeeded.add(part);
                    }
                }
            }
            case FINISH -> all(target, plan.afterRestart());
        }
    }

    private void startOnce(Target target) throws InterruptedException {
        List<Command> commands = target.plan().start();
        if (!commands.isEmpty() && started.putIfAbsent(commands, true) == null) {
            all(target, commands);
        }
    }

    private void all(Target target, List<Command> commands) throws InterruptedException {
        for (Command command : commands) {
            run(target, command);
        }
    }

    private boolean run(Target target, Command command) throws InterruptedException {
        Outcome outcome = runner.run(target.name(), command);
        String lines = outcome.lastLines().isBlank() ? "" : ":\n" + outcome.lastLines();
        if (outcome.succeeded()) {
            log.info("{}: {} {}{}", target.name(), command, outcome.how(), lines);
        } else {
            log.warn("{}: {} {}{}", target.name(), command, outcome.how(), lines);
        }
        return outcome.succeeded();
    }
}
