package org.masakari.hostmonitor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.masakari.hostmonitor.judge.Decision;
import org.masakari.hostmonitor.judge.Judge;
import org.masakari.hostmonitor.judge.JudgeState;
import org.masakari.hostmonitor.judge.Observation;
import org.masakari.hostmonitor.judge.Verdict;
import org.masakari.hostmonitor.state.StateFile;
import org.masakari.pacemaker.ClusterLook;
import org.masakari.pacemaker.ClusterView;
import org.masakari.pacemaker.FencingHistory;
import org.masakari.protocol.HostName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The working loop: takes what was heard, looks at the cluster when it is time or the judge asks,
 * carries out the verdicts. One thread.
 */
final class Watch {
    private static final Logger log = LoggerFactory.getLogger(Watch.class);

    private final Judge judge;
    private final Supplier<ClusterLook> eye;
    private final Reporter reporter;
    private final Adviser adviser;
    private final StateFile stateFile;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final Pace pace;

    private JudgeState state;
    private long nextLookNanos;
    private boolean seen;
    private long unseenSinceNanos;
    private String lastFailure = "";

    Watch(
            Judge judge,
            Supplier<ClusterLook> eye,
            Reporter reporter,
            Adviser adviser,
            StateFile stateFile,
            Clock clock,
            LongSupplier nanoTime,
            Pace pace) {
        this.judge = judge;
        this.eye = eye;
        this.reporter = reporter;
        this.adviser = adviser;
        this.stateFile = stateFile;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.pace = pace;
        state = JudgeState.starting(stateFile.load());
        nextLookNanos = nanoTime.getAsLong();
    }

    /** Judges something heard. */
    void heard(Observation observation) {
        log.debug("heard {}", observation);
        judge(observation);
    }

    /** Looks at the cluster, if it is time. */
    void lookIfDue() {
        if (untilNextLook().isZero()) {
            nextLookNanos = nanoTime.getAsLong() + pace.next(false).toNanos();
            if (look()) {
                nextLookNanos = nanoTime.getAsLong() + pace.next(true).toNanos();
            }
        }
    }

    /** How long nothing has to be done unless something is heard. */
    Duration untilNextLook() {
        return Duration.ofNanos(Math.max(0, nextLookNanos - nanoTime.getAsLong()));
    }

    /** True once the cluster was seen. */
    boolean hasSeen() {
        return seen;
    }

    /** For how long each look has failed; zero if the last one did not. */
    Duration unseenFor() {
        return lastFailure.isEmpty()
                ? Duration.ZERO
                : Duration.ofNanos(nanoTime.getAsLong() - unseenSinceNanos);
    }

    /** Why the last look failed; empty if it did not. */
    String lastFailure() {
        return lastFailure;
    }

    JudgeState state() {
        return state;
    }

    /** Looks at the cluster; true if all is well there, as far as can be seen. */
    private boolean look() {
        long began = nanoTime.getAsLong();
        ClusterLook looked = eye.get();
        log.debug("looked at the cluster for {} ms", (nanoTime.getAsLong() - began) / 1_000_000);
        if (looked instanceof ClusterLook.Seen sight) {
            return seen(sight.view());
        }
        if (looked instanceof ClusterLook.Failed failed) {
            unseen(failed.reason());
        }
        return false;
    }

    private boolean seen(ClusterView view) {
        if (!lastFailure.isEmpty()) {
            log.info("the cluster can be seen again");
        }
        lastFailure = "";
        seen = true;
        boolean done = judge(new Observation.Looked(view));
        // Not after each thing heard: the look that follows it must not wait for the disk.
        stateFile.save(state.nodes());
        return done
                && view.quorate()
                && view.history() instanceof FencingHistory.Known
                && state.isContent();
    }

    private void unseen(String reason) {
        if (lastFailure.isEmpty()) {
            unseenSinceNanos = nanoTime.getAsLong();
            log.atWarn()
                    .addKeyValue("error", reason)
                    .log("the cluster cannot be seen; nothing is reported until it can");
        }
        lastFailure = reason;
    }

    /** False if a verdict could not be carried out. */
    private boolean judge(Observation observation) {
        Instant now = clock.instant();
        Decision decision = judge.decide(state, observation, now);
        boolean done = true;
        for (Verdict verdict : decision.verdicts()) {
            done &= carryOut(verdict, now);
        }
        // A report that could not be kept is judged, and so made, again with the next look.
        if (done) {
            state = decision.state();
        }
        return done;
    }

    private boolean carryOut(Verdict verdict, Instant now) {
        if (verdict instanceof Verdict.ReportFenced fenced) {
            return reporter.fenced(fenced.evidence(), now);
        }
        if (verdict instanceof Verdict.ReportReturned returned) {
            return reporter.returned(returned.host(), now);
        }
        if (verdict instanceof Verdict.LookAgain again) {
            long at = nanoTime.getAsLong() + again.after().toNanos();
            nextLookNanos = Math.min(nextLookNanos, at);
        } else if (verdict instanceof Verdict.AskOpinion ask) {
            adviser.ask(ask.host(), ask.node());
        } else if (verdict instanceof Verdict.Note note) {
            tell(Level.WARN, note.host(), note.text());
        } else if (verdict instanceof Verdict.Alarm alarm) {
            tell(Level.ERROR, alarm.host(), alarm.text());
        }
        return true;
    }

    private static void tell(Level level, @Nullable HostName host, String text) {
        LoggingEventBuilder line = log.atLevel(level);
        (host == null ? line : line.addKeyValue("host", host)).log(text);
    }
}
