package org.masakari.hostmonitor.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masakari.hostmonitor.judge.Views.NOW;
import static org.masakari.hostmonitor.judge.Views.past;
import static org.masakari.hostmonitor.judge.Views.sample;
import static org.masakari.hostmonitor.judge.Views.view;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.masakari.pacemaker.ClusterNode;
import org.masakari.pacemaker.ClusterOptions;
import org.masakari.pacemaker.ClusterView;
import org.masakari.pacemaker.FencingHistory;
import org.masakari.pacemaker.PastFencing;

/** What people are told of hosts that the cluster has lost and not fenced. */
class LossTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void aLostHostIsToldOnce() {
        Trial trial = Trial.usual().look(view(Views.unclean())).look(view(Views.unclean()));

        assertThat(trial.told()).singleElement().asString().contains("lost this host");
        assertThat(trial.reports()).isEmpty();
    }

    @Test
    void aFencingThatFailedSinceIsAnAlarmWithItsReason() {
        PastFencing failed =
                new PastFencing(
                        Views.NODE,
                        "off",
                        PastFencing.Status.FAILED,
                        NOW.plusSeconds(5),
                        "node1",
                        "node2",
                        null,
                        "BMC does not answer");

        Trial trial =
                Trial.usual()
                        .look(view(Views.unclean()))
                        .after(Duration.ofSeconds(6))
                        .look(view(Views.unclean(), failed))
                        .look(view(Views.unclean(), failed));

        assertThat(trial.reports()).containsExactly("alarm compute1");
        assertThat(trial.told().get(1))
                .contains("cannot be fenced", "node2", "BMC does not answer");
    }

    @Test
    void aFencingThatFailedBeforeIsNone() {
        PastFencing before = past(PastFencing.Status.FAILED, "off", NOW.minusSeconds(60));

        Trial trial = Trial.usual().look(view(Views.unclean())).look(view(Views.unclean(), before));

        assertThat(trial.reports()).isEmpty();
    }

    @Test
    void theRealSampleOfAFencingThatFailsIsAnAlarm() {
        ClusterView failing = sample("majority-unclean-fencing-failing");

        Trial trial =
                Trial.usual().after(MINUTE.negated().multipliedBy(10)).look(failing).look(failing);

        assertThat(trial.reports()).contains("alarm node3");
    }

    @Test
    void aHostThatNobodyFencesForTwoMinutesIsAnAlarm() {
        Trial trial =
                Trial.usual()
                        .look(view(Views.unclean()))
                        .after(MINUTE)
                        .look(view(Views.unclean()))
                        .after(MINUTE)
                        .look(view(Views.unclean()));

        assertThat(trial.reports()).containsExactly("alarm compute1");
    }

    @Test
    void aFailedFencingIsLookedAtOnce() {
        Trial trial =
                Trial.usual()
                        .look(view(Views.unclean()))
                        .fencing(Views.event(Views.NODE, "off", false, "node2"));

        assertThat(trial.looksAskedFor()).containsExactly(Duration.ZERO);
    }

    @Test
    void aLostHostThatIsFencedLaterIsReportedAndALaterLossToldAgain() {
        Trial trial =
                Trial.usual()
                        .look(view(Views.unclean()))
                        .fencing(Views.reboot(Views.NODE))
                        .look(view(Views.offline()))
                        .after(MINUTE)
                        .look(view(Views.online()))
                        .look(view(Views.unclean()));

        assertThat(trial.reports()).containsExactly("fenced compute1 FENCER", "returned compute1");
        assertThat(trial.told()).hasSize(2);
    }

    @Test
    void aHostThatComesBackByItselfIsToldAndNotReported() {
        Trial trial = Trial.usual().look(view(Views.unclean())).look(view(Views.online()));

        assertThat(trial.reports()).isEmpty();
        assertThat(trial.told().get(1)).contains("back without having been fenced");
    }

    @Test
    void aConnectionThatMovesToAnotherNodeIsNoLoss() {
        Trial trial =
                Trial.usual()
                        .look(view(Views.online()))
                        .look(view(Views.reconnecting()))
                        .look(view(Views.online()));

        assertThat(trial.verdicts()).isEmpty();
    }

    @Test
    void aClusterWithoutFencingIsAnAlarmOnce() {
        ClusterView view = with(new ClusterOptions(false, false));

        Trial trial = Trial.usual().look(view).look(view);

        assertThat(trial.reports()).containsExactly("alarm null");
    }

    @Test
    void maintenanceModeIsToldWhenItBeginsAndEnds() {
        Trial trial =
                Trial.usual()
                        .look(with(new ClusterOptions(true, true)))
                        .look(with(ClusterOptions.USUAL));

        assertThat(trial.told()).hasSize(2).allMatch(text -> text.contains("maintenance mode"));
    }

    @Test
    void aHostThatIsFencedInMaintenanceModeIsReportedForItIsOff() {
        Trial trial =
                Trial.usual()
                        .look(with(new ClusterOptions(true, true)))
                        .fencing(Views.reboot(Views.NODE))
                        .look(with(new ClusterOptions(true, true), Views.offline()));

        assertThat(trial.reports()).containsExactly("fenced compute1 FENCER");
    }

    @Test
    void lostAndRegainedQuorumIsTold() {
        Trial trial =
                Trial.usual()
                        .quorum(QuorumState.QUORATE)
                        .quorum(QuorumState.NOT_QUORATE)
                        .quorum(QuorumState.NOT_QUORATE)
                        .quorum(QuorumState.QUORATE);

        assertThat(trial.told()).hasSize(2);
    }

    private static ClusterView with(ClusterOptions options, ClusterNode... nodes) {
        return new ClusterView(
                true, options, List.of(nodes), List.of(), new FencingHistory.Known(List.of()));
    }
}
