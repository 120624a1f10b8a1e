package org.masakari.engine.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.masakari.engine.policy.GatePolicy;
import org.masakari.protocol.HostName;
import org.masakari.protocol.evidence.Acknowledgement;
import org.masakari.protocol.evidence.EvidenceSource;
import org.masakari.protocol.evidence.FencingEvidence;

/**
 * The first law: no evacuation without proof that this host is off.
 *
 * <p>That a reporter's clock may run ahead is allowed for by {@link #CLOCK_TOLERANCE}.
 */
public final class EvidenceGate {
    /** How far in the future a fencing may seem to lie. */
    static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(60);

    private EvidenceGate() {}

    /**
     * Judges what came with the notifications about {@code host}, the latest first: the first good
     * one is the proof, and if there is none the first one's flaw is the reason.
     */
    static Verdict judge(HostName host, GateView view, GatePolicy policy, Instant now) {
        List<FencingEvidence> all = view.evidence();
        for (FencingEvidence each : all) {
            if (flaw(host, each, view, policy, now).isEmpty()) {
                return new Verdict.Open(accepted(each, view.state()), each);
            }
        }
        return new Verdict.Hold(
                all.isEmpty()
                        ? "no fencing evidence: nothing proves that "
                                + host
                                + " is off. Fence it; its hostmonitor then reports the proof. If it is off and"
                                + " cannot be fenced, say so: \"masakari ack "
                                + host
                                + "\""
                        : flaw(host, all.get(0), view, policy, now).orElseThrow());
    }

    private static String accepted(FencingEvidence evidence, SegmentState segment) {
        Acknowledgement word = evidence.acknowledgement();
        if (word != null) {
            return "acknowledged by " + evidence.reporter() + ": " + word.reason();
        }
        return evidence.source().isMonitorsClaim()
                ? "evidence accepted: the word of a monitor, which segment "
                        + segment.segment()
                        + " trusts (trust_monitors)"
                : "evidence accepted";
    }

    private static Optional<String> flaw(
            HostName host,
            FencingEvidence evidence,
            GateView view,
            GatePolicy policy,
            Instant now) {
        if (!evidence.target().equals(host)) {
            return Optional.of(
                    "the fencing evidence is for " + evidence.target() + ", not for " + host);
        }
        if (view.isOvertaken(evidence)) {
            return Optional.of(
                    "the evidence of "
                            + evidence.completedAt()
                            + " is from before "
                            + view.backAt()
                            + ", when "
                            + host
                            + " was seen back: it proves nothing about the host now");
        }
        Acknowledgement word = evidence.acknowledgement();
        if (word != null) {
            return flawOfAcknowledgement(host, evidence, word, now);
        }
        if (evidence.source() == EvidenceSource.OPERATOR) {
            Optional<String> doubt = doubtOfPerson(host, view.uptime(), policy);
            if (doubt.isPresent()) {
                return doubt;
            }
        }
        if (evidence.source().isMonitorsClaim() && !view.state().monitorsTrusted()) {
            return Optional.of(
                    "a monitor says that "
                            + host
                            + " is off, and segment "
                            + view.state().segment()
                            + " does not trust its monitors: nothing proves it. Fence the host;"
                            + " its hostmonitor then reports the proof");
        }
        return flawOfAge(evidence, policy, now);
    }

    /** It has a bound of its own in place of {@code evidence_max_age}. */
    private static Optional<String> flawOfAcknowledgement(
            HostName host, FencingEvidence evidence, Acknowledgement word, Instant now) {
        return now.isBefore(word.expiresAt())
                ? flawOfClock(evidence, now)
                : Optional.of(
                        evidence.reporter()
                                + " has said at "
                                + evidence.completedAt()
                                + " that "
                                + host
                                + " is off, which held until "
                                + word.expiresAt()
                                + ". If it is off still, say so again: \"masakari ack "
                                + host
                                + "\"");
    }

    private static Optional<String> doubtOfPerson(
            HostName host, Duration uptime, GatePolicy policy) {
        if (!policy.acceptOperatorEvidence()) {
            return Optional.of(
                    "a person said that "
                            + host
                            + " is off, and the policy accept_operator_evidence is off."
                            + " \"masakari recovery retry\" releases it in your name");
        }
        return uptime.compareTo(policy.quietPeriod()) < 0
                ? Optional.of(
                        "a person said that "
                                + host
                                + " is off, and this controller has just started: it waits for"
                                + " quiet_period ("
                                + policy.quietPeriod().toSeconds()
                                + " s) first")
                : Optional.empty();
    }

    private static Optional<String> flawOfAge(
            FencingEvidence evidence, GatePolicy policy, Instant now) {
        Duration age = Duration.between(evidence.completedAt(), now);
        if (age.compareTo(policy.evidenceMaxAge()) > 0) {
            return Optional.of(
                    "the fencing of "
                            + evidence.completedAt()
                            + " is older than evidence_max_age ("
                            + policy.evidenceMaxAge().toSeconds()
                            + " s): the host may run again. Fence it once more, or release it with"
                            + " \"masakari recovery retry\"");
        }
        return flawOfClock(evidence, now);
    }

    private static Optional<String> flawOfClock(FencingEvidence evidence, Instant now) {
        Duration age = Duration.between(evidence.completedAt(), now);
        if (age.compareTo(CLOCK_TOLERANCE.negated()) < 0) {
            return Optional.of(
                    "the fencing of "
                            + evidence.completedAt()
                            + " lies in the future: compare the clocks of "
                            + evidence.reporter()
                            + " and of this controller");
        }
        return Optional.empty();
    }
}
