package org.masakari.hostmonitor.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masakari.hostmonitor.judge.Views.NOW;
import static org.masakari.hostmonitor.judge.Views.event;
import static org.masakari.hostmonitor.judge.Views.offline;
import static org.masakari.hostmonitor.judge.Views.online;
import static org.masakari.hostmonitor.judge.Views.past;
import static org.masakari.hostmonitor.judge.Views.sample;
import static org.masakari.hostmonitor.judge.Views.unclean;
import static org.masakari.hostmonitor.judge.Views.view;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.masakari.pacemaker.ClusterView;
import org.masakari.pacemaker.FencingHistory;
import org.masakari.pacemaker.PastFencing;
import org.masakari.pacemaker.PastFencing.Status;

/** What was missed while nobody listened is found in the fencing history. */
class HistoryTest {
    private static final Instant SECONDS_AGO = NOW.minusSeconds(3);
    private static final PastFencing FENCED = past(Status.SUCCESS, "reboot", SECONDS_AGO);

    @Test
    void aFencingSinceTheHostWasLastOnlineIsReported() {
        Trial trial = Trial.usual().remembering(lastOnline(NOW.minusSeconds(60), null));

        assertThat(trial.look(view(offline(), FENCED)).reports())
                .containsExactly("fenced compute1 HISTORY");
    }

    @Test
    void aHostNeverSeenOnlineThatIsOffAfterAFencingIsAnAlarmBecauseItMayHaveBeenStoppedCleanly() {
        assertThat(Trial.usual().look(view(offline(), FENCED)).reports())
                .containsExactly("alarm compute1");
    }

    @Test
    void theRealHistoryOfAFencedRemoteNodeIsReportedOnce() {
        Trial trial =
                Trial.usual()
                        .remembering(lastOnline(NOW.minusSeconds(60), null))
                        .look(sample("remote-fenced-off"));

        assertThat(trial.look(sample("remote-fenced-off")).reports())
                .containsExactly("fenced compute1 HISTORY");
    }

    @Test
    void aHostNeverSeenBeforeThatIsOnlineAfterAFencingHasReturnedLongSince() {
        assertThat(Trial.usual().look(view(online(), FENCED)).reports()).isEmpty();
    }

    @Test
    void aFencingBeforeTheHostWasLastOnlineIsOfAnEarlierIncarnation() {
        Trial trial = Trial.usual().remembering(lastOnline(NOW.minusSeconds(1), null));

        assertThat(trial.look(view(offline(), FENCED)).reports()).isEmpty();
    }

    @Test
    void aSecondCutOffByTheFencerDoesNotHideAFencing() {
        Trial trial = Trial.usual().remembering(lastOnline(SECONDS_AGO.plusMillis(500), null));

        assertThat(trial.look(view(offline(), FENCED)).reports()).hasSize(1);
    }

    @Test
    void whatWasReportedByItsEventIsNotReportedFromTheHistory() {
        Trial trial = Trial.usual().remembering(lastOnline(NOW.minusSeconds(60), SECONDS_AGO));

        assertThat(trial.look(view(offline(), FENCED)).reports()).isEmpty();
    }

    @Test
    void aHostFencedAndBackWhileNobodyListenedIsReportedFencedAndReturned() {
        Trial trial =
                Trial.usual()
                        .remembering(lastOnline(NOW.minusSeconds(60), null))
                        .look(view(online(), FENCED))
                        .after(Duration.ofSeconds(6))
                        .look(view(online(), FENCED))
                        .look(view(online(), FENCED));

        assertThat(trial.reports()).containsExactly("fenced compute1 HISTORY", "returned compute1");
    }

    @Test
    void failedAndPendingFencingsCountForNothing() {
        ClusterView view =
                view(
                        offline(),
                        past(Status.PENDING, "reboot", SECONDS_AGO),
                        past(Status.FAILED, "reboot", SECONDS_AGO));

        assertThat(Trial.usual().look(view).reports()).isEmpty();
    }

    @Test
    void anUnknownHistoryCountsForNothing() {
        ClusterView view = Views.view(true, offline(), new FencingHistory.Unknown("fencer hangs"));

        assertThat(Trial.usual().look(view).reports()).isEmpty();
    }

    @Test
    void theEventOfAFencingThatTheHistoryToldFirstLendsItItsId() {
        Trial trial =
                Trial.usual()
                        .remembering(lastOnline(NOW.minusSeconds(60), null))
                        .look(view(unclean(), FENCED))
                        .fencing(event("compute1", "reboot", true, "node2"))
                        .look(view(offline(), FENCED));

        assertThat(trial.reports()).containsExactly("fenced compute1 FENCER");
    }

    @Test
    void aFencingFoundTooLateIsAnAlarmOnceAndNoReport() {
        PastFencing old = past(Status.SUCCESS, "off", NOW.minusSeconds(3600));
        Trial trial = Trial.usual().look(view(offline(), old));

        assertThat(trial.look(view(offline(), old)).reports()).containsExactly("alarm compute1");
    }

    @Test
    void aFencingFoundTooLateOfAHostThatIsBackIsNothing() {
        Trial trial = Trial.usual().remembering(lastOnline(NOW.minusSeconds(7200), null));
        PastFencing old = past(Status.SUCCESS, "off", NOW.minusSeconds(3600));

        assertThat(trial.look(view(online(), old)).reports()).isEmpty();
    }

    @Test
    void anAlertFromLongBeforeTheHostWasLastOnlineIsNothing() {
        Trial trial = Trial.usual().remembering(lastOnline(NOW.plusSeconds(31), null));

        assertThat(
                        trial.fencing(event("compute1", "reboot", true, "node2"))
                                .look(view(offline()))
                                .reports())
                .isEmpty();
    }

    private static NodeRecord lastOnline(Instant online, @Nullable Instant settled) {
        return new NodeRecord(online, settled, null, false, null, null);
    }
}
