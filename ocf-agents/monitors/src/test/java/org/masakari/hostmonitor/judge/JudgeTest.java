package org.masakari.hostmonitor.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masakari.hostmonitor.judge.Views.NOW;
import static org.masakari.hostmonitor.judge.Views.event;
import static org.masakari.hostmonitor.judge.Views.offline;
import static org.masakari.hostmonitor.judge.Views.online;
import static org.masakari.hostmonitor.judge.Views.reboot;
import static org.masakari.hostmonitor.judge.Views.reconnecting;
import static org.masakari.hostmonitor.judge.Views.unclean;
import static org.masakari.hostmonitor.judge.Views.view;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.masakari.pacemaker.FencingEvent;
import org.masakari.protocol.HostName;
import org.masakari.protocol.evidence.EvidenceSource;
import org.masakari.protocol.evidence.FencingAction;
import org.masakari.protocol.evidence.FencingEvidence;

class JudgeTest {
    private static final FencingReport REBOOT = reboot("compute1");

    @Test
    void theEvidenceCarriesAllThatTheEventTold() {
        Trial trial = Trial.usual().fencing(REBOOT).look(view(offline()));

        assertThat(trial.verdicts())
                .contains(
                        new Verdict.ReportFenced(
                                new FencingEvidence(
                                        new HostName("compute1"),
                                        FencingAction.REBOOT,
                                        "0f8f5bd4-6a17-4f0e-9d3c-000000000001",
                                        NOW,
                                        "node1",
                                        "node2",
                                        "pacemaker-controld.72",
                                        EvidenceSource.FENCER,
                                        "node1")));
    }

    @Test
    void anEventAsksForALookAtOnce() {
        assertThat(Trial.usual().fencing(REBOOT).looksAskedFor()).containsExactly(Duration.ZERO);
    }

    @Test
    void whileTheFlagsLagTheLooksComeQuicklyAndThenLessSo() {
        Trial trial = Trial.usual().fencing(REBOOT);
        for (int i = 0; i < 8; i++) {
            trial.look(view(unclean()));
        }

        assertThat(trial.looksAskedFor().stream().map(Duration::toMillis))
                .containsExactly(0L, 10L, 10L, 20L, 20L, 40L, 40L, 80L, 80L);
    }

    @Test
    void whenTheFlagsCatchUpTheFencingIsReportedOnce() {
        Trial trial =
                Trial.usual()
                        .fencing(REBOOT)
                        .look(view(unclean()))
                        .look(view(offline()))
                        .look(view(offline()));

        assertThat(trial.reports()).containsExactly("fenced compute1 FENCER");
    }

    @Test
    void theFlagsMayTakeMinutes() {
        Trial trial =
                Trial.usual()
                        .fencing(REBOOT)
                        .after(Duration.ofMinutes(2))
                        .look(view(unclean()))
                        .after(Duration.ofMinutes(2))
                        .look(view(offline()));

        assertThat(trial.reports()).containsExactly("fenced compute1 FENCER");
    }

    @Test
    void theSameFencingHeardASecondWayIsNotReportedAgain() {
        Trial trial =
                Trial.usual()
                        .fencing(REBOOT)
                        .look(view(offline()))
                        .after(Duration.ofMillis(60))
                        .fencing(REBOOT)
                        .look(view(offline()));

        assertThat(trial.reports()).containsExactly("fenced compute1 FENCER");
    }

    @Test
    void aFailureAfterASuccessRevokesNothing() {
        Trial trial =
                Trial.usual()
                        .fencing(REBOOT)
                        .fencing(event("compute1", "reboot", false, "node3"))
                        .look(view(offline()));

        assertThat(trial.reports()).containsExactly("fenced compute1 FENCER");
    }

    @Test
    void aHostThatCameBackBeforeTheFlagsWereSeenIsReportedFencedAndThenReturned() {
        Trial trial =
                Trial.usual()
                        .fencing(REBOOT)
                        .look(view(online()))
                        .after(Duration.ofSeconds(6))
                        .look(view(online()))
                        .look(view(online()));

        assertThat(trial.reports()).containsExactly("fenced compute1 FENCER", "returned compute1");
    }

    @Test
    void aHostThatStaysOnlineAfterOffIsAnAlarmAndNoReport() {
        Trial trial =
                Trial.usual()
                        .fencing(event("compute1", "off", true, "node2"))
                        .after(Duration.ofSeconds(61))
                        .look(view(online()))
                        .look(view(online()));

        assertThat(trial.reports()).containsExactly("alarm compute1");
    }

    @Test
    void aReturnIsReportedOnceAndOnlyWhenTheConnectionIsUp() {
        Trial trial =
                Trial.usual()
                        .fencing(REBOOT)
                        .look(view(offline()))
                        .look(view(reconnecting()))
                        .look(view(online()))
                        .look(view(online()));

        assertThat(trial.reports()).containsExactly("fenced compute1 FENCER", "returned compute1");
    }

    @Test
    void aHostThatWasNeverReportedFencedDoesNotReturn() {
        Trial trial = Trial.usual().look(view(online())).look(view(offline()));

        assertThat(trial.look(view(online())).reports()).isEmpty();
    }

    @Test
    void theNextFailureOfAReturnedHostIsReportedAgain() {
        Trial trial = Trial.usual().fencing(REBOOT).look(view(offline())).look(view(online()));
        FencingReport next =
                FencingReport.of(
                        new FencingEvent("id2", 0, "node1", "compute1", "off", "node2", "c"),
                        NOW.plusSeconds(300));

        trial.after(Duration.ofMinutes(5)).fencing(next).look(view(offline()));

        assertThat(trial.reports())
                .containsExactly(
                        "fenced compute1 FENCER", "returned compute1", "fenced compute1 FENCER");
    }

    @Test
    void withoutCorosyncsQuorumNothingIsReportedUntilItIsBack() {
        Trial trial =
                Trial.usual().quorum(QuorumState.NOT_QUORATE).fencing(REBOOT).look(view(offline()));
        List<String> without = trial.reports();

        trial.quorum(QuorumState.QUORATE).look(view(offline()));

        assertThat(without).isEmpty();
        assertThat(trial.looksAskedFor()).containsExactly(Duration.ZERO, Duration.ZERO);
        assertThat(trial.reports()).containsExactly("fenced compute1 FENCER");
    }

    @Test
    void whereCorosyncCannotBeAskedTheDcsWordDecides() {
        Trial trial = Trial.usual().quorum(QuorumState.UNKNOWN);

        assertThat(trial.fencing(REBOOT).look(view(offline())).reports()).hasSize(1);
    }

    @Test
    void aNodeThatIsNoComputeHostIsNotReported() {
        Policy other =
                Views.policy(
                        new HostSelection.Named(List.of("kvm*", "compute10")),
                        ManualAcknowledgement.REFUSE);

        assertThat(new Trial(other).fencing(REBOOT).look(view(offline())).reports()).isEmpty();
    }

    @Test
    void anAcknowledgementByHandCountsWhereThePolicySaysSo() {
        Policy accepting = Views.policy(new HostSelection.Remote(), ManualAcknowledgement.ACCEPT);
        FencingReport claim = event("compute1", "off", true, "a human");

        assertThat(new Trial(accepting).fencing(claim).look(view(offline())).reports())
                .containsExactly("fenced compute1 OPERATOR");
    }

    @Test
    void aRealFencingAfterARefusedAcknowledgementIsReported() {
        Trial trial =
                Trial.usual()
                        .fencing(event("compute1", "off", true, "a human"))
                        .look(view(offline()))
                        .fencing(REBOOT)
                        .look(view(offline()));

        assertThat(trial.reports()).containsExactly("alarm compute1", "fenced compute1 FENCER");
    }

    @Test
    void aHostIsReportedByTheNameThatNovaKnows() {
        Policy mapped =
                new Policy(
                        new HostSelection.Remote(),
                        Map.of("compute1", new HostName("c1.example.org")),
                        ManualAcknowledgement.REFUSE,
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(2),
                        SecondOpinion.NOT_ASKED,
                        "node1");

        assertThat(new Trial(mapped).fencing(REBOOT).look(view(offline())).reports())
                .containsExactly("fenced c1.example.org FENCER");
    }
}
