package org.masakari.hostmonitor.judge;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.masakari.pacemaker.ClusterNode;
import org.masakari.pacemaker.ClusterView;

/**
 * Decides which hosts are surely off.
 *
 * <p>A host is reported fenced if this partition has quorum, a fencing (off or reboot) of it has
 * succeeded in its current incarnation, and the cluster then shows it neither online nor unclean,
 * or it has come back after a reboot. Everything else is reported not at all: a lost connection, a
 * clean stop, a fencing that failed or is under way, the word of a minority.
 */
public final class Judge {
    /** An event older than this before the node was last online tells of an earlier incarnation. */
    private static final Duration EVENT_SLACK = Duration.ofSeconds(30);

    private final NodeJudge nodes;

    public Judge(Policy policy) {
        nodes = new NodeJudge(policy);
    }

    /** Concludes what {@code observation} means at {@code now}; changes nothing. */
    public Decision decide(JudgeState state, Observation observation, Instant now) {
        if (observation instanceof Observation.FencingSeen seen) {
            return fencing(state, seen.report(), now);
        }
        if (observation instanceof Observation.Looked looked) {
            return look(state, looked.view(), now);
        }
        if (observation instanceof Observation.QuorumHeard heard) {
            return quorum(state, heard.quorum());
        }
        if (observation instanceof Observation.OpinionGiven given) {
            return opinion(state, given);
        }
        return Decision.lookNow(state);
    }

    private static Decision quorum(JudgeState state, QuorumState heard) {
        JudgeState next = state.with(heard);
        if (heard == state.quorum() || heard == QuorumState.UNKNOWN) {
            return Decision.nothing(next);
        }
        if (heard == QuorumState.NOT_QUORATE) {
            return new Decision(next, List.of(Alarms.quorumLost()));
        }
        return state.quorum() == QuorumState.NOT_QUORATE
                ? new Decision(
                        next,
                        List.of(Alarms.quorumRegained(), new Verdict.LookAgain(Duration.ZERO)))
                : Decision.lookNow(next);
    }

    private static Decision opinion(JudgeState state, Observation.OpinionGiven given) {
        NodeRecord record = state.node(given.node());
        Candidate candidate = record.candidate();
        return candidate == null
                ? Decision.nothing(state)
                : Decision.lookNow(
                        state.with(
                                given.node(),
                                record.withCandidate(candidate.given(given.opinion()))));
    }

    private static Decision fencing(JudgeState state, FencingReport report, Instant now) {
        NodeRecord record = state.node(report.target());
        if (!report.succeeded() && record.loss() != null) {
            return Decision.lookNow(state);
        }
        if (!report.succeeded() || report.deadly().isEmpty() || record.covers(report)) {
            return Decision.nothing(state);
        }
        if (isOfAnEarlierIncarnation(report, record)) {
            return Decision.nothing(state.with(report.target(), record.dropped(report)));
        }
        Candidate known = record.candidate();
        if (known == null || isBetter(report, known.fencing())) {
            Candidate candidate =
                    known == null ? Candidate.of(report, now) : known.toldBy(report, now);
            return Decision.lookNow(state.with(report.target(), record.withCandidate(candidate)));
        }
        return Decision.nothing(state);
    }

    /** A device's word is better than a person's, an operation with its id than one without. */
    private static boolean isBetter(FencingReport report, FencingReport known) {
        return known.claimed() == report.claimed()
                ? known.operationId() == null && report.operationId() != null
                : known.claimed();
    }

    private static boolean isOfAnEarlierIncarnation(FencingReport report, NodeRecord record) {
        Instant online = record.lastOnline();
        return online != null && report.completedAt().plus(EVENT_SLACK).isBefore(online);
    }

    private Decision look(JudgeState state, ClusterView view, Instant now) {
        if (!view.quorate() || state.quorum() == QuorumState.NOT_QUORATE) {
            return Decision.nothing(state);
        }
        Map<String, NodeRecord> records = new TreeMap<>(state.nodes());
        List<Verdict> verdicts = new ArrayList<>(Alarms.options(state.options(), view.options()));
        for (ClusterNode node : view.nodes()) {
            NodeJudge.Ruling ruling =
                    nodes.judge(state.node(node.name()), node, view.history(), now);
            if (!ruling.record().equals(NodeRecord.BLANK)) {
                records.put(node.name(), ruling.record());
            }
            verdicts.addAll(ruling.verdicts());
        }
        return new Decision(new JudgeState(state.quorum(), view.options(), records), verdicts);
    }
}
