package org.masakari.hostmonitor.judge;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.masakari.pacemaker.ClusterView;

/** Leads observations past a judge, one after the other, and collects what it says. */
final class Trial {
    private final Judge judge;
    private JudgeState state;
    private Instant now = Views.NOW;
    private final List<Verdict> verdicts = new ArrayList<>();

    Trial(Policy policy) {
        judge = new Judge(policy);
        state = JudgeState.starting(Map.of());
    }

    static Trial usual() {
        return new Trial(Views.policy());
    }

    Trial remembering(NodeRecord record) {
        state = state.with(Views.NODE, record);
        return this;
    }

    Trial after(Duration passed) {
        now = now.plus(passed);
        return this;
    }

    Trial fencing(FencingReport report) {
        return observe(new Observation.FencingSeen(report));
    }

    Trial look(ClusterView view) {
        return observe(new Observation.Looked(view));
    }

    Trial quorum(QuorumState quorum) {
        return observe(new Observation.QuorumHeard(quorum));
    }

    Trial opinion(Opinion opinion) {
        return observe(new Observation.OpinionGiven(Views.NODE, opinion));
    }

    Trial restarted() {
        state = JudgeState.starting(state.nodes());
        return this;
    }

    private Trial observe(Observation observation) {
        Decision decision = judge.decide(state, observation, now);
        state = decision.state();
        verdicts.addAll(decision.verdicts());
        return this;
    }

    /**
     * {@code fenced HOST SOURCE}, {@code returned HOST}, {@code alarm HOST}, {@code ask HOST};
     * looks and notes are left out.
     */
    List<String> reports() {
        return verdicts.stream()
                .filter(verdict -> !(verdict instanceof Verdict.LookAgain))
                .filter(verdict -> !(verdict instanceof Verdict.Note))
                .map(Trial::text)
                .toList();
    }

    /** What people are told, alarms included. */
    List<String> told() {
        return verdicts.stream().map(Trial::words).filter(text -> !text.isEmpty()).toList();
    }

    List<Duration> looksAskedFor() {
        return verdicts.stream()
                .filter(Verdict.LookAgain.class::isInstance)
                .map(verdict -> ((Verdict.LookAgain) verdict).after())
                .toList();
    }

    NodeRecord record() {
        return state.node(Views.NODE);
    }

    List<Verdict> verdicts() {
        return verdicts;
    }

    private static String text(Verdict verdict) {
        if (verdict instanceof Verdict.ReportFenced fenced) {
            return "fenced " + fenced.evidence().target() + " " + fenced.evidence().source();
        }
        if (verdict instanceof Verdict.ReportReturned returned) {
            return "returned " + returned.host();
        }
        if (verdict instanceof Verdict.AskOpinion ask) {
            return "ask " + ask.host();
        }
        return verdict instanceof Verdict.Alarm alarm ? "alarm " + alarm.host() : "look";
    }

    private static String words(Verdict verdict) {
        if (verdict instanceof Verdict.Note note) {
            return note.text();
        }
        return verdict instanceof Verdict.Alarm alarm ? alarm.text() : "";
    }
}
