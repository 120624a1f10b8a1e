package org.masakari.engine.gate;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.recovery.Policy;
import org.masakari.protocol.HostName;
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

    /** Judges {@code evidence}, which came with a notification about {@code host}. */
    public static Verdict judge(
            HostName host, @Nullable FencingEvidence evidence, Policy policy, Instant now) {
        if (evidence == null) {
            return new Verdict.Hold(
                    "no fencing evidence: nothing proves that "
                            + host
                            + " is off. Fence it; its hostmonitor then reports the proof");
        }
        if (!evidence.target().equals(host)) {
            return new Verdict.Hold(
                    "the fencing evidence is for " + evidence.target() + ", not for " + host);
        }
        if (evidence.source() == EvidenceSource.OPERATOR && !policy.acceptOperatorEvidence()) {
            return new Verdict.Hold(
                    "a person said that "
                            + host
                            + " is off, and the policy accept_operator_evidence is off");
        }
        return judgeAge(evidence, policy, now);
    }

    private static Verdict judgeAge(FencingEvidence evidence, Policy policy, Instant now) {
        Duration age = Duration.between(evidence.completedAt(), now);
        if (age.compareTo(policy.evidenceMaxAge()) > 0) {
            return new Verdict.Hold(
                    "the fencing is "
                            + age.toSeconds()
                            + " s old, more than evidence_max_age ("
                            + policy.evidenceMaxAge().toSeconds()
                            + " s): the host may run again. Fence it once more");
        }
        if (age.compareTo(CLOCK_TOLERANCE.negated()) < 0) {
            return new Verdict.Hold(
                    "the fencing lies "
                            + age.negated().toSeconds()
                            + " s in the future: compare the clocks of "
                            + evidence.reporter()
                            + " and of this controller");
        }
        return new Verdict.Open();
    }
}
