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
                ? withoutFencing(record, node, history, now)
                : withFencing(record, node, candidate, now);
    }

    private Ruling withoutFencing(
            NodeRecord record, ClusterNode node, FencingHistory history, Instant now) {
        HostName host = policy.host(node.name());
        return switch (node.condition()) {
            case UNCLEAN -> lost(record, node, history, now);
            case JOINING, OFFLINE -> Ruling.of(record.withLoss(null));
            case ONLINE -> {
                NodeRecord online = record.online(now).withLoss(null);
                if (record.away()) {
                    yield Ruling.of(online.returned(), new Verdict.ReportReturned(host));
                }
                yield record.loss() == null
                        ? Ruling.of(online)
                        : Ruling.of(online, Alarms.backUnfenced(host));
            }
        };
    }

    private Ruling lost(NodeRecord record, ClusterNode node, FencingHistory history, Instant now) {
        HostName host = policy.host(node.name());
        Loss loss = record.loss();
        if (loss == null) {
            return Ruling.of(record.withLoss(new Loss(now, false)), Alarms.lost(host));
        }
        if (loss.alarmed()) {
            return Ruling.of(record);
        }
        NodeRecord alarmed = record.withLoss(loss.toldOf());
        Optional<PastFencing> failed = failedSince(loss.since(), node, history);
        if (failed.isPresent()) {
            return Ruling.of(alarmed, Alarms.cannotBeFenced(host, failed.get()));
        }
        return loss.since().plus(policy.fencedWithin()).isAfter(now)
                ? Ruling.of(record)
                : Ruling.of(alarmed, Alarms.notFenced(host, policy.fencedWithin()));
    }

    private static Optional<PastFencing> failedSince(
            Instant since, ClusterNode node, FencingHistory history) {
        if (!(history instanceof FencingHistory.Known known)) {
            return Optional.empty();
        }
        return known.fencings().stream()
                .filter(past -> past.status() == PastFencing.Status.FAILED)
                .filter(past -> past.target().equals(node.name()))
                .filter(past -> completedSince(past, since))
                .findFirst();
    }

    private static boolean completedSince(PastFencing past, Instant since) {
        Instant completed = past.completed();
        return completed != null && completed.plus(HISTORY_PRECISION).isAfter(since);
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
            case OFFLINE -> fenced(record, candidate, now);
            case UNCLEAN -> wait(record, candidate, now);
            case JOINING ->
                    rebooted(fencing)
                            ? fenced(record, candidate, now)
                            : wait(record, candidate, now);
            case ONLINE -> online(record, candidate, now);
        };
    }

    private Ruling online(NodeRecord record, Candidate candidate, Instant now) {
        FencingReport fencing = candidate.fencing();
        Duration waited = candidate.waited(now);
        if (rebooted(fencing) && waited.compareTo(CAME_BACK) >= 0) {
            return fenced(record, candidate, now);
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

    /** The cluster confirms the fencing; a second opinion may be wanted. */
    private Ruling fenced(NodeRecord record, Candidate candidate, Instant now) {
        FencingReport fencing = candidate.fencing();
        // A host that is back after a reboot is on, and was off.
        if (policy.secondOpinion() == SecondOpinion.NOT_ASKED || rebooted(fencing)) {
            return report(record, fencing);
        }
        Opinion opinion = candidate.opinion();
        if (opinion == null) {
            return candidate.asked()
                    ? wait(record, candidate, now)
                    : Ruling.of(
                            record.withCandidate(candidate.awaitingOpinion()),
                            new Verdict.AskOpinion(
                                    policy.host(fencing.target()), fencing.target()));
        }
        return switch (opinion) {
            case OFF -> report(record, fencing);
            case ON -> Ruling.of(record.dropped(fencing), Alarms.stillOn(policy, fencing));
            case UNKNOWN ->
                    policy.secondOpinion() == SecondOpinion.REPORT_IF_UNKNOWN
                            ? report(record, fencing)
                            : Ruling.of(
                                    record.dropped(fencing), Alarms.powerUnknown(policy, fencing));
        };
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
                return Candidate.of(report, now);
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
