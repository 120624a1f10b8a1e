package org.masakari.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.masakari.engine.recovery.Policy;
import org.masakari.protocol.HostName;
import org.masakari.protocol.evidence.EvidenceSource;
import org.masakari.protocol.evidence.FencingAction;
import org.masakari.protocol.evidence.FencingEvidence;

class EvidenceGateTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final HostName HOST = new HostName("compute1");

    private static FencingEvidence evidence(String target, EvidenceSource source, Duration age) {
        return new FencingEvidence(
                new HostName(target),
                FencingAction.OFF,
                "op",
                NOW.minus(age),
                null,
                null,
                null,
                source,
                "controller1");
    }

    private static Verdict judge(@Nullable FencingEvidence evidence) {
        return EvidenceGate.judge(HOST, evidence, Policy.DEFAULT, NOW);
    }

    private static String holds(@Nullable FencingEvidence evidence) {
        Verdict verdict = judge(evidence);
        assertThat(verdict).isInstanceOf(Verdict.Hold.class);
        return ((Verdict.Hold) verdict).why();
    }

    @Test
    void opensForAFreshFencingOfThisHost() {
        assertThat(judge(evidence("compute1", EvidenceSource.FENCER, Duration.ofSeconds(1))))
                .isEqualTo(new Verdict.Open());
    }

    @Test
    void opensForAFencingFoundInTheHistory() {
        assertThat(judge(evidence("compute1", EvidenceSource.HISTORY, Duration.ofMinutes(14))))
                .isEqualTo(new Verdict.Open());
    }

    @Test
    void holdsWithoutEvidence() {
        assertThat(holds(null)).contains("no fencing evidence");
    }

    @Test
    void holdsForTheEvidenceOfAnotherHost() {
        assertThat(holds(evidence("compute10", EvidenceSource.FENCER, Duration.ZERO)))
                .contains("compute10");
    }

    @Test
    void holdsForAnOldFencing() {
        assertThat(holds(evidence("compute1", EvidenceSource.FENCER, Duration.ofMinutes(16))))
                .contains("evidence_max_age");
    }

    @Test
    void holdsForAFencingInTheFuture() {
        assertThat(holds(evidence("compute1", EvidenceSource.FENCER, Duration.ofSeconds(-61))))
                .contains("clocks");
    }

    @Test
    void toleratesAReporterWhoseClockIsALittleAhead() {
        assertThat(judge(evidence("compute1", EvidenceSource.FENCER, Duration.ofSeconds(-59))))
                .isEqualTo(new Verdict.Open());
    }

    @Test
    void holdsForAPersonsWordAlone() {
        assertThat(holds(evidence("compute1", EvidenceSource.OPERATOR, Duration.ZERO)))
                .contains("accept_operator_evidence");
    }

    @Test
    void acceptsAPersonsWordWhereThePolicySaysSo() {
        Policy normal = Policy.DEFAULT;
        Policy trusting =
                new Policy(
                        normal.evidenceMaxAge(),
                        true,
                        normal.failedShareAtMost(),
                        normal.failureWindow(),
                        normal.maxInFlight(),
                        normal.maxAttempts(),
                        normal.retryDelay(),
                        normal.moveTimeout(),
                        normal.recoveryTimeout(),
                        normal.watchInterval(),
                        normal.settleTime());

        assertThat(
                        EvidenceGate.judge(
                                HOST,
                                evidence("compute1", EvidenceSource.OPERATOR, Duration.ZERO),
                                trusting,
                                NOW))
                .isEqualTo(new Verdict.Open());
    }
}
