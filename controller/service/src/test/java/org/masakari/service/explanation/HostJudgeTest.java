package org.masakari.service.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masakari.service.explanation.Known.HOST;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masakari.engine.gate.SegmentState;
import org.masakari.engine.policy.GatePolicy;
import org.masakari.engine.port.ComputeService;
import org.masakari.engine.port.Outcome;
import org.masakari.protocol.api.ExplanationDocument.Protection;
import org.masakari.protocol.api.ExplanationDocument.Verdict;
import org.masakari.protocol.segment.RecoveryMethod;

class HostJudgeTest {
    private static final Outcome<ComputeService> UP =
            new Outcome.Done<>(new ComputeService(true, null, true, false, Instant.EPOCH));

    private static Protection judge(Facts.OfHost facts) {
        return HostJudge.judge(facts, UP, GatePolicy.DEFAULT);
    }

    private static Protection in(SegmentState state) {
        return judge(Known.host(Known.member(state), List.of()));
    }

    @Test
    void aHostOfAQuietSegmentIsProtectedAndNothingIsToBeDone() {
        Protection protection = judge(Known.well());

        assertThat(protection.verdict()).isEqualTo(Verdict.PROTECTED);
        assertThat(protection.because()).isNotEmpty();
        assertThat(protection.toDo()).isEmpty();
    }

    @Test
    void aHostOfNoSegmentIsNotProtected() {
        Protection protection = judge(Known.host(null, List.of()));

        assertThat(protection.verdict()).isEqualTo(Verdict.UNPROTECTED);
        assertThat(protection.because()).singleElement().asString().contains("no failover segment");
        assertThat(protection.toDo()).containsExactly("masakari host create SEGMENT compute1");
    }

    @ParameterizedTest(name = "enabled {0}, on maintenance {1}, paused {2}: {3}")
    @CsvSource({
        "true, false, true, masakari resume --segment rack1",
        "true, true, false, masakari host update compute1 --no-on-maintenance",
        "false, false, false, masakari segment update rack1 --no-disabled"
    })
    void whatAnOperatorHasSaidIsTakenBackByItsCommand(
            boolean enabled, boolean onMaintenance, boolean paused, String command) {
        Protection protection =
                in(
                        new SegmentState(
                                "rack1",
                                enabled,
                                onMaintenance,
                                paused ? Known.PAUSE : null,
                                0,
                                4,
                                false));

        assertThat(protection.verdict()).isEqualTo(Verdict.UNPROTECTED);
        assertThat(protection.toDo()).containsExactly(command);
    }

    @Test
    void everythingThatHoldsIsSaidNotOnlyTheFirst() {
        Protection protection =
                in(new SegmentState("rack1", false, true, Known.PAUSE, 0, 4, false));

        assertThat(protection.because()).hasSize(3);
        assertThat(protection.toDo()).hasSize(3);
    }

    @ParameterizedTest(name = "{0} of 4 have failed: {1}")
    @CsvSource({"0, PROTECTED", "1, PROTECTED", "2, UNPROTECTED"})
    void theThresholdIsThatOfTheNextFailure(int failed, Verdict verdict) {
        assertThat(in(new SegmentState("rack1", true, false, null, failed, 4, false)).verdict())
                .isEqualTo(verdict);
    }

    @ParameterizedTest(name = "{0} with {1} free: {2}")
    @CsvSource({
        "RESERVED_HOST, 0, UNPROTECTED",
        "RESERVED_HOST, 1, PROTECTED",
        "RH_PRIORITY, 0, PROTECTED",
        "AUTO, 0, PROTECTED"
    })
    void reservesAreMissedWhereInstancesGoNowhereElse(
            RecoveryMethod method, int free, Verdict verdict) {
        Facts.Membership member = Known.member(Known.QUIET, method, false, free);

        assertThat(judge(Known.host(member, List.of())).verdict()).isEqualTo(verdict);
    }

    @Test
    void aHostThatHasFailedSaysFirstWhatItWaitsFor() {
        Protection protection = judge(Known.failed());

        assertThat(protection.verdict()).isEqualTo(Verdict.UNPROTECTED);
        assertThat(protection.because()).singleElement().asString().contains("something");
    }

    @Test
    void aHostThatNovaDoesNotKnowIsNotProtected() {
        Protection protection =
                HostJudge.judge(
                        Known.well(), new Outcome.Refused<>("none on " + HOST), GatePolicy.DEFAULT);

        assertThat(protection.verdict()).isEqualTo(Verdict.UNPROTECTED);
        assertThat(protection.because()).singleElement().asString().contains("none on compute1");
    }

    @Test
    void aNovaThatDoesNotAnswerChangesNothing() {
        assertThat(
                        HostJudge.judge(
                                        Known.well(),
                                        new Outcome.Unknown<>("no answer"),
                                        GatePolicy.DEFAULT)
                                .verdict())
                .isEqualTo(Verdict.PROTECTED);
    }
}
