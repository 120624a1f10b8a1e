package org.masakari.processmonitor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.masakari.processmonitor.judge.Decision;
import org.masakari.processmonitor.judge.Judge;
import org.masakari.processmonitor.judge.Observation;
import org.masakari.processmonitor.judge.Phase;
import org.masakari.processmonitor.judge.Verdict;
import org.masakari.processmonitor.judge.Watched;
import org.masakari.processmonitor.plan.Target;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is watched and how it stands: judges what is seen, has the verdicts done. One thread. */
final class Watch {
    private static final Logger log = LoggerFactory.getLogger(Watch.class);

    private final Judge judge;
    private final Jobs jobs;
    private final Reporter reporter;
    private final Remembered remembered;
    private final LongSupplier nanoTime;
    private final long began;

    private Map<String, Target> targets = Map.of();
    private final Map<String, Watched> states = new LinkedHashMap<>();
    private final Map<String, String> unclear = new LinkedHashMap<>();

    /** Watches nothing yet: see {@link #adopt}. */
    Watch(Judge judge, Jobs jobs, Reporter reporter, Remembered remembered, LongSupplier nanoTime) {
        this.judge = judge;
        this.jobs = jobs;
        this.reporter = reporter;
        this.remembered = remembered;
        this.nanoTime = nanoTime;
        began = nanoTime.getAsLong();
    }

    /** Watches these from now on; what was watched before keeps its state. */
    void adopt(List<? extends Target> wanted) {
        Map<String, Target> next = new LinkedHashMap<>();
        wanted.forEach(target -> next.put(target.name(), target));
        targets.forEach(
                (name, target) -> {
                    if (!next.containsKey(name)) {
                        drop(name);
                    } else if (!target.equals(next.get(name))) {
                        states.computeIfPresent(name, (n, state) -> state.withNothingDone());
                    }
                });
        targets = next;
        jobs.forgetStarted();
        for (String name : next.keySet()) {
            states.computeIfAbsent(name, n -> Watched.unseen(remembered.contains(n)));
        }
    }

    private void drop(String name) {
        Watched state = states.remove(name);
        unclear.remove(name);
        if (state != null && state.reported()) {
            log.atWarn()
                    .log(
                            "{} is not watched any more, and was reported as failed: somebody has"
                                    + " edited the list. Nobody will report its return, so the host"
                                    + " stays out of service. If that is not wanted, put it back, or"
                                    + " `openstack compute service set --enable` the host",
                            name);
        }
    }

    Collection<Target> targets() {
        return targets.values();
    }

    Collection<Watched> states() {
        return states.values();
    }

    List<String> namesIn(Phase phase) {
        List<String> names = new ArrayList<>();
        states.forEach(
                (name, state) -> {
                    if (state.phase() == phase) {
                        names.add(name);
                    }
                });
        return names;
    }

    /** Judges a look. */
    void seen(Map<String, Observation> observations) {
        observations.forEach(this::seen);
        remembered.save();
    }

    /** Judges the end of a job. */
    void ended(Jobs.Ended job) {
        judge(job.name(), new Observation.JobEnded(job.succeeded()));
    }

    private void seen(String name, Observation observation) {
        String why = observation instanceof Observation.Unclear hidden ? hidden.why() : "";
        String before = unclear.put(name, why);
        if (!why.isEmpty() && !why.equals(before)) {
            log.warn("{} cannot be judged now, and nothing is done about it: {}", name, why);
        }
        judge(name, observation);
    }

    private void judge(String name, Observation observation) {
        Target target = targets.get(name);
        Watched state = states.get(name);
        if (target == null || state == null) {
            return;
        }
        Duration now = Duration.ofNanos(nanoTime.getAsLong() - began);
        Decision decision = judge.decide(state, target.plan().means(), observation, now);
        for (Verdict verdict : decision.verdicts()) {
            if (!carryOut(target, verdict)) {
                // Judged, and so done, again with the next look.
                return;
            }
        }
        states.put(name, decision.state());
        if (decision.state().reported() != state.reported()) {
            remembered.note(name, decision.state().reported());
        }
    }

    private boolean carryOut(Target target, Verdict verdict) {
        if (verdict instanceof Verdict.ReportStopped) {
            return reporter.stopped(target.name());
        }
        if (verdict instanceof Verdict.ReportStarted) {
            return reporter.started(target.name());
        }
        if (verdict instanceof Verdict.Run run) {
            jobs.begin(target, run);
        } else if (verdict instanceof Verdict.Say say) {
            log.info("{} {}", target.name(), say.text());
        }
        return true;
    }
}
