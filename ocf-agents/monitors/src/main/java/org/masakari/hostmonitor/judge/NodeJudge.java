package org.masakari.hostmonitor.judge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masakari.pacemaker.ClusterNode;
import org.masakari.pacemaker.FencingHistory;
import org.masakari.pacemaker.NodeCondition;
import org.masakari.pacemaker.PastFencing;
import org.masakari.protocol.HostName;
import org.masakari.protocol.evidence.EvidenceSource;
import org.masakari.protocol.evidence.FencingAction;
import org.masakari.protocol.evidence.FencingEvidence;

/** Judges one node in one quorate look. */
final class NodeJudge {
    /** How long a fencing that the view does not confirm is looked after by quick looks. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A rebooted node that is online this long after the event is no lagging view: it is back. */
    private static final Duration CAME_BACK = Duration.ofSeconds(5);

    /** A node that is online this long after {@code off}: the device or somebody contradicts. */
    private static final Duration CONTRADICTED = Duration.ofSeconds(60);

    /** Older fencers cut the time of a history entry to whole seconds. */
    private static final Duration HISTORY_PRECISION = Duration.ofSeconds(1);

    private final Policy policy;

    NodeJudge(Policy policy) {
        this.policy = policy;
    }

    /** What is now known of the node, and what is to be done. */
    record Ruling(NodeRecord record, List<Verdict> verdicts) {
        static Ruling of(NodeRecord record, Verdict... verdicts) {
            return new Ruling(record, List.of(verdicts));
        }
    }

    Ruling judge(NodeRecord record, ClusterNode node, FencingHistory history, Instant now) {
        if (!policy.hosts().selects(node) || !HostName.isValid(node.name())) {
            return Ruling.of(record.withCandidate(null));
        }
        Candidate candidate = record.candidate();
        if (candidate == null) {
            candidate = fromHistory(record, node, history, now);
            if (candidate != null && record.lastOnline() == null) {
                return neverSeen(record, candidate.fencing());
            }
        }
        return candidate == null
                ? withoutFencing(record, node, now)
                : withFencing(record, node, candidate, now);
    }

    private Ruling withoutFencing(NodeRecord record, ClusterNode node, Instant now) {
        if (node.condition() != NodeCondition.ONLINE) {
            return Ruling.of(record);
        }
        NodeRecord online = record.online(now);
        return record.away()
                ? Ruling.of(online.returned(), new Verdict.ReportReturned(policy.host(node.name())))
                : Ruling.of(online);
    }

    private Ruling withFencing(
            NodeRecord record, ClusterNode node, Candidate candidate, Instant now) {
        FencingReport fencing = candidate.fencing();
        if (fencing.claimed() && policy.manual() == ManualAcknowledgement.REFUSE) {
            return Ruling.of(record.refusedClaim(fencing), Alarms.claim(policy, fencing));
        }
        if (fencing.completedAt().plus(policy.historyMaxAge()).isBefore(now)) {
            return foundTooLate(record, node, fencing);
        }
        return switch (node.condition()) {
            case OFFLINE -> report(record, fencing);
            case UNCLEAN -> wait(record, candidate, now);
            case JOINING ->
                    rebooted(fencing) ? report(record, fencing) : wait(record, candidate, now);
            case ONLINE -> online(record, candidate, now);
        };
    }

    private Ruling online(NodeRecord record, Candidate candidate, Instant now) {
        FencingReport fencing = candidate.fencing();
        Duration waited = candidate.waited(now);
        if (rebooted(fencing) && waited.compareTo(CAME_BACK) >= 0) {
            return report(record, fencing);
        }
        if (!rebooted(fencing) && waited.compareTo(CONTRADICTED) >= 0) {
            return Ruling.of(record.dropped(fencing), Alarms.contradiction(policy, fencing));
        }
        return wait(record, candidate, now);
    }

    /**
     * A history alone does not tell a host that is off since its fencing from one that came back
     * and was stopped cleanly, with its instances running.
     */
    private Ruling neverSeen(NodeRecord record, FencingReport fencing) {
        return Ruling.of(record.dropped(fencing), Alarms.neverSeen(policy, fencing));
    }

    private Ruling foundTooLate(NodeRecord record, ClusterNode node, FencingReport fencing) {
        return node.condition() == NodeCondition.ONLINE
                ? Ruling.of(record.dropped(fencing))
                : Ruling.of(record.dropped(fencing), Alarms.foundTooLate(policy, fencing));
    }

    private static Ruling wait(NodeRecord record, Candidate candidate, Instant now) {
        NodeRecord waiting = record.withCandidate(candidate.lookedOnceMore());
        return candidate.waited(now).compareTo(PATIENCE) < 0
                ? Ruling.of(waiting, new Verdict.LookAgain(candidate.nextLook()))
                : Ruling.of(waiting);
    }

    private Ruling report(NodeRecord record, FencingReport fencing) {
        FencingEvidence evidence =
                new FencingEvidence(
                        policy.host(fencing.target()),
                        fencing.deadly().orElseThrow(),
                        fencing.operationId(),
                        fencing.completedAt(),
                        fencing.origin(),
                        fencing.delegate(),
                        fencing.client(),
                        fencing.claimed() ? EvidenceSource.OPERATOR : fencing.source(),
                        policy.reporter());
        return Ruling.of(record.reported(fencing), new Verdict.ReportFenced(evidence));
    }

    private static boolean rebooted(FencingReport fencing) {
        return fencing.deadly().equals(Optional.of(FencingAction.REBOOT));
    }

    /** The newest success that no event told of, if it is about the node's current incarnation. */
    private static @Nullable Candidate fromHistory(
            NodeRecord record, ClusterNode node, FencingHistory history, Instant now) {
        if (!(history instanceof FencingHistory.Known known)) {
            return null;
        }
        for (PastFencing past : known.fencings()) {
            Instant completed = past.completed();
            if (completed == null || !past.target().equals(node.name())) {
                continue;
            }
            FencingReport report = FencingReport.of(past, completed);
            if (report.succeeded()
                    && report.deadly().isPresent()
                    && !record.covers(report)
                    && isOfThisIncarnation(report, record, node)) {
                return new Candidate(report, now, 0);
            }
        }
        return null;
    }

    private static boolean isOfThisIncarnation(
            FencingReport report, NodeRecord record, ClusterNode node) {
        Instant online = record.lastOnline();
        return online == null
                ? node.condition() != NodeCondition.ONLINE
                : report.completedAt().plus(HISTORY_PRECISION).isAfter(online);
    }
}
