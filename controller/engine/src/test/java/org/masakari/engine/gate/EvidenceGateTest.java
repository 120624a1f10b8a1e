package org.masakari.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masakari.engine.gate.Evidence.HOST;
import static org.masakari.engine.gate.Evidence.NOW;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masakari.engine.policy.GatePolicy;
import org.masakari.protocol.evidence.EvidenceSource;
import org.masakari.protocol.evidence.FencingEvidence;

class EvidenceGateTest {
    private static final FencingEvidence PERSONS_WORD =
            Evidence.of("compute1", EvidenceSource.OPERATOR, Duration.ZERO);

    private static Verdict judge(FencingEvidence... evidence) {
        return EvidenceGate.judge(HOST, Evidence.view(evidence), GatePolicy.DEFAULT, NOW);
    }

    private static String holds(FencingEvidence... evidence) {
        Verdict verdict = judge(evidence);
        assertThat(verdict).isInstanceOf(Verdict.Hold.class);
        return ((Verdict.Hold) verdict).why();
    }

    private static GatePolicy trusting(boolean persons) {
        GatePolicy usual = GatePolicy.DEFAULT;
        return new GatePolicy(
                usual.evidenceMaxAge(),
                persons,
                usual.failedShareAtMost(),
                usual.failedAtMost(),
                usual.failureWindow(),
                usual.quietPeriod(),
                usual.recheck());
    }

    @ParameterizedTest(name = "the fencing of {0}, known by {1}, {2} s ago: {3}")
    @CsvSource({
        "compute1, FENCER, 1, ''",
        "compute1, ALERT, 1, ''",
        "compute1, HISTORY, 840, ''",
        "compute1, FENCER, 900, ''",
        "compute1, FENCER, 901, evidence_max_age",
        "compute1, FENCER, -59, ''",
        "compute1, FENCER, -61, clocks",
        "compute10, FENCER, 1, compute10",
        "compute1, OPERATOR, 1, accept_operator_evidence"
    })
    void opensForAFreshFencingOfThisHostOnly(
            String target, EvidenceSource source, long age, String hold) {
        FencingEvidence evidence = Evidence.of(target, source, Duration.ofSeconds(age));

        if (hold.isEmpty()) {
            assertThat(judge(evidence)).isEqualTo(new Verdict.Open("evidence accepted", evidence));
        } else {
            assertThat(holds(evidence)).contains(hold);
        }
    }

    @Test
    void holdsWithoutEvidence() {
        assertThat(holds()).contains("no fencing evidence");
    }

    @Test
    void opensForGoodEvidenceBesideBadEvidence() {
        FencingEvidence good = Evidence.fresh();

        assertThat(judge(Evidence.old(), PERSONS_WORD, good))
                .isEqualTo(new Verdict.Open("evidence accepted", good));
    }

    @Test
    void namesTheFlawOfTheLatestWhenNoneIsGood() {
        assertThat(holds(PERSONS_WORD, Evidence.old())).contains("accept_operator_evidence");
    }

    @ParameterizedTest(name = "a person''s word, policy {0}, controller up {1} s: open is {2}")
    @CsvSource({"false, 3600, false", "true, 3600, true", "true, 60, true", "true, 59, false"})
    void acceptsAPersonsWordWhereThePolicySaysSoAndTheControllerHasRunForAWhile(
            boolean policy, long uptime, boolean open) {
        GateView view =
                new GateView(
                        List.of(PERSONS_WORD), null, Evidence.QUIET, Duration.ofSeconds(uptime));

        assertThat(EvidenceGate.judge(HOST, view, trusting(policy), NOW) instanceof Verdict.Open)
                .isEqualTo(open);
    }

    @ParameterizedTest(name = "{0}, trusted {1}, {2} s ago: open is {3}")
    @CsvSource({
        "MONITOR, false, 1, false",
        "LEGACY_MONITOR, false, 1, false",
        "MONITOR, true, 1, true",
        "LEGACY_MONITOR, true, 1, true",
        "MONITOR, true, 901, false"
    })
    void acceptsAMonitorsWordOnlyInASegmentThatTrustsItsMonitors(
            EvidenceSource source, boolean trusted, long age, boolean open) {
        SegmentState state = new SegmentState("rack1", true, false, null, 1, 4, trusted);
        FencingEvidence word = Evidence.of("compute1", source, Duration.ofSeconds(age));
        GateView view = new GateView(List.of(word), null, state, Duration.ofHours(1));

        Verdict verdict = EvidenceGate.judge(HOST, view, GatePolicy.DEFAULT, NOW);

        assertThat(verdict instanceof Verdict.Open).isEqualTo(open);
    }

    @Test
    void saysThatItWasAMonitorsWordThatOpenedTheGate() {
        SegmentState state = new SegmentState("rack1", true, false, null, 1, 4, true);
        FencingEvidence word =
                Evidence.of("compute1", EvidenceSource.MONITOR, Duration.ofSeconds(1));
        GateView view = new GateView(List.of(word), null, state, Duration.ofHours(1));

        Verdict verdict = EvidenceGate.judge(HOST, view, GatePolicy.DEFAULT, NOW);

        assertThat(((Verdict.Open) verdict).why()).contains("rack1", "trust_monitors");
    }

    @ParameterizedTest(name = "an acknowledgement of {0}, {1} s ago, good for 1800 s: {2}")
    @CsvSource({
        "compute1, 0, ''",
        "compute1, 1799, ''",
        "compute1, 1800, masakari ack compute1",
        "compute1, 86400, masakari ack compute1",
        "compute1, -59, ''",
        "compute1, -61, clocks",
        "compute10, 1, compute10"
    })
    void opensForAnOperatorsAcknowledgementOfThisHostUntilItExpires(
            String target, long age, String hold) {
        FencingEvidence word = Evidence.acknowledged(target, Duration.ofSeconds(age));

        if (hold.isEmpty()) {
            assertThat(judge(word))
                    .isEqualTo(new Verdict.Open("acknowledged by alice: plugs pulled", word));
        } else {
            assertThat(holds(word)).contains(hold);
        }
    }

    @Test
    void asksNeitherThePolicyNorTheQuietPeriodForAnAcknowledgement() {
        FencingEvidence word = Evidence.acknowledged("compute1", Duration.ZERO);
        GateView view = new GateView(List.of(word), null, Evidence.QUIET, Duration.ZERO);

        assertThat(EvidenceGate.judge(HOST, view, trusting(false), NOW))
                .isInstanceOf(Verdict.Open.class);
    }

    @ParameterizedTest(name = "the host was seen back {0} s after it: open is {1}")
    @CsvSource({"-1, true", "0, false", "1, false"})
    void holdsForWhatIsFromBeforeTheHostWasSeenBack(long backAfter, boolean open) {
        for (FencingEvidence each :
                List.of(
                        Evidence.fresh(),
                        Evidence.acknowledged("compute1", Duration.ofSeconds(1)))) {
            GateView view =
                    new GateView(
                            List.of(each),
                            null,
                            each.completedAt().plusSeconds(backAfter),
                            Evidence.QUIET,
                            Duration.ofHours(1));

            assertThat(
                            EvidenceGate.judge(HOST, view, GatePolicy.DEFAULT, NOW)
                                    instanceof Verdict.Open)
                    .isEqualTo(open);
        }
    }

    @ParameterizedTest(name = "the host was seen back {0} ms after the second begins: open is {1}")
    @CsvSource({"0, true", "999, true", "1000, false"})
    void takesWhatTheHistoryTellsInWholeSecondsForCompletedWithinThem(long back, boolean open) {
        FencingEvidence cut =
                Evidence.of("compute1", EvidenceSource.HISTORY, Duration.ofSeconds(5));
        GateView view =
                new GateView(
                        List.of(cut),
                        null,
                        cut.completedAt().plusMillis(back),
                        Evidence.QUIET,
                        Duration.ofHours(1));

        assertThat(EvidenceGate.judge(HOST, view, GatePolicy.DEFAULT, NOW) instanceof Verdict.Open)
                .isEqualTo(open);
    }

    @Test
    void holdsForAPersonsWordThatIsOldWhateverThePolicy() {
        FencingEvidence old =
                Evidence.of("compute1", EvidenceSource.OPERATOR, Duration.ofMinutes(16));

        assertThat(EvidenceGate.judge(HOST, Evidence.view(old), trusting(true), NOW))
                .isInstanceOf(Verdict.Hold.class);
    }
}
