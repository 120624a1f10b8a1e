package org.masakari.hostmonitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masakari.hostmonitor.judge.FencingReport;
import org.masakari.hostmonitor.judge.HostSelection;
import org.masakari.hostmonitor.judge.Judge;
import org.masakari.hostmonitor.judge.ManualAcknowledgement;
import org.masakari.hostmonitor.judge.Observation;
import org.masakari.hostmonitor.judge.Policy;
import org.masakari.hostmonitor.judge.SecondOpinion;
import org.masakari.hostmonitor.state.StateFile;
import org.masakari.monitor.Reports;
import org.masakari.pacemaker.ClusterLook;
import org.masakari.pacemaker.ClusterNode;
import org.masakari.pacemaker.ClusterOptions;
import org.masakari.pacemaker.ClusterView;
import org.masakari.pacemaker.FencingEvent;
import org.masakari.pacemaker.FencingHistory;
import org.masakari.pacemaker.PastFencing;
import org.masakari.protocol.client.Answer;
import org.masakari.protocol.outbox.Added;
import org.masakari.protocol.outbox.Backoff;
import org.masakari.protocol.outbox.Outbox;
import org.masakari.protocol.outbox.OutboxEntry;
import org.masakari.protocol.outbox.OutboxSender;

class WatchTest {
    private static final Instant NOW = Instant.parse("2026-11-22T13:47:11Z");
    private static final Duration POLL = Duration.ofSeconds(10);
    private static final Duration REST = Duration.ofSeconds(60);
    private static final ClusterNode ONLINE =
            new ClusterNode("compute1", true, true, false, false, false, "Started");
    private static final ClusterNode OFF =
            new ClusterNode("compute1", true, false, false, false, false, "Stopped");
    private static final ClusterNode UNCLEAN =
            new ClusterNode("compute1", true, false, true, false, false, "Stopped");

    @TempDir Path folder;
    private long nanos;
    private int looks;
    private boolean fencerHeard;
    private ClusterLook cluster = seen(OFF);

    @Test
    void anEventIsFollowedByALookAtOnceAndAReportOnDisk() {
        Outbox outbox = outbox(1000);
        Watch watch = watch(outbox);

        watch.heard(fencing());
        watch.lookIfDue();

        assertThat(hosts(outbox)).containsExactly("compute1");
    }

    @Test
    void whileTheFlagsLagTheNextLookIsMillisecondsAway() {
        cluster = seen(UNCLEAN);
        Watch watch = watch(outbox(1000));

        watch.heard(fencing());
        watch.lookIfDue();

        assertThat(watch.untilNextLook()).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void inAQuietClusterItLooksOnceEveryPollInterval() {
        Watch watch = watch(outbox(1000));

        watch.lookIfDue();
        watch.lookIfDue();
        nanos = POLL.toNanos();
        watch.lookIfDue();

        assertThat(looks).isEqualTo(2);
    }

    @Test
    void aReportThatDoesNotFitIsMadeWithALaterLook() {
        Outbox outbox = outbox(1);
        Watch watch = watch(outbox);
        watch.heard(fencing());
        OutboxEntry other =
                ((Added.Stored) outbox.add(Notifications.returned("other", NOW))).entry();
        watch.lookIfDue();
        List<String> whileFull = hosts(outbox);

        outbox.delivered(other);
        nanos = POLL.toNanos();
        watch.lookIfDue();

        assertThat(whileFull).containsExactly("other");
        assertThat(hosts(outbox)).containsExactly("compute1");
    }

    @Test
    void aRestartedWatchRemembersWhatWasReported() {
        Outbox outbox = outbox(1000);
        Watch first = watch(outbox);
        first.heard(fencing());
        first.lookIfDue();

        Watch second = watch(outbox);
        second.heard(fencing());
        second.lookIfDue();

        assertThat(hosts(outbox)).containsExactly("compute1");
    }

    @Test
    void aClusterThatCannotBeSeenIsNoSightOfIt() {
        cluster = new ClusterLook.Failed("crm_mon answered 105: not connected");
        Watch watch = watch(outbox(1000));

        watch.lookIfDue();

        assertThat(watch.hasSeen()).isFalse();
        assertThat(watch.lastFailure()).contains("105");
    }

    @Test
    void itRestsWhileTheFencerIsHeardAndNothingIsOpen() {
        fencerHeard = true;

        assertThat(untilNextLook()).isEqualTo(REST);
    }

    @Test
    void itsRestEndsAtAHintAndIsNotResumedWhileTheFencerCannotBeHeard() {
        fencerHeard = true;
        Watch watch = watch(outbox(1000));
        watch.lookIfDue();
        fencerHeard = false;

        watch.heard(new Observation.Hint());

        assertThat(watch.untilNextLook()).isZero();
        watch.lookIfDue();
        assertThat(watch.untilNextLook()).isEqualTo(POLL);
    }

    @Test
    void itStaysWatchfulWhileAReportedHostIsAway() {
        fencerHeard = true;
        Watch watch = watch(outbox(1000));

        watch.heard(fencing());
        watch.lookIfDue();

        assertThat(watch.untilNextLook()).isEqualTo(POLL);
    }

    @Test
    void itStaysWatchfulWhileALostHostIsNotFenced() {
        fencerHeard = true;
        cluster = seen(UNCLEAN);

        assertThat(untilNextLook()).isEqualTo(POLL);
    }

    @Test
    void itStaysWatchfulWhileTheFencingHistoryCannotBeTold() {
        fencerHeard = true;
        cluster = seen(true, new FencingHistory.Unknown("the fencer hangs"));

        assertThat(untilNextLook()).isEqualTo(POLL);
    }

    @Test
    void itStaysWatchfulWithoutQuorum() {
        fencerHeard = true;
        cluster = seen(false, new FencingHistory.Known(List.of()));

        assertThat(untilNextLook()).isEqualTo(POLL);
    }

    @Test
    void itStaysWatchfulWhileAReportDoesNotFit() {
        fencerHeard = true;
        Outbox outbox = outbox(1);
        outbox.add(Notifications.returned("other", NOW));
        PastFencing found =
                new PastFencing(
                        "compute1",
                        "off",
                        PastFencing.Status.SUCCESS,
                        NOW.plusSeconds(1),
                        "node1",
                        "node2",
                        "client",
                        null);
        Watch watch = watch(outbox);
        cluster = seen(ONLINE);
        watch.lookIfDue();
        nanos = REST.toNanos();
        cluster = seen(true, new FencingHistory.Known(List.of(found)));

        watch.lookIfDue();

        assertThat(hosts(outbox)).containsExactly("other");
        assertThat(watch.untilNextLook()).isEqualTo(POLL);
    }

    @Test
    void aLookThatFailsAfterARestIsRepeatedBeforeItCountsAsTrouble() {
        fencerHeard = true;
        Watch watch = watch(outbox(1000));
        watch.lookIfDue();
        nanos = REST.toNanos();
        cluster = new ClusterLook.Failed("crm_mon answered 105: not connected");

        watch.lookIfDue();

        assertThat(watch.unseenFor()).isZero();
        assertThat(watch.untilNextLook()).isEqualTo(POLL);
        nanos += POLL.toNanos();
        assertThat(watch.unseenFor()).isEqualTo(POLL);
    }

    private Duration untilNextLook() {
        Watch watch = watch(outbox(1000));
        watch.lookIfDue();
        return watch.untilNextLook();
    }

    private Watch watch(Outbox outbox) {
        OutboxSender notStarted =
                new OutboxSender(
                        outbox,
                        entry -> new Answer.Unreachable("nobody"),
                        Backoff.standard(new Random(1)));
        return new Watch(
                new Judge(
                        new Policy(
                                new HostSelection.Remote(),
                                Map.of(),
                                ManualAcknowledgement.REFUSE,
                                Duration.ofMinutes(10),
                                Duration.ofMinutes(2),
                                SecondOpinion.NOT_ASKED,
                                "node1")),
                this::look,
                new Reporter(new Reports(outbox, notStarted)),
                (host, node) -> {},
                new StateFile(folder),
                Clock.fixed(NOW, ZoneOffset.UTC),
                () -> nanos,
                new Pace(POLL, () -> fencerHeard));
    }

    private ClusterLook look() {
        looks++;
        return cluster;
    }

    private Outbox outbox(int capacity) {
        return Outbox.open(folder.resolve("outbox"), capacity);
    }

    private static ClusterLook seen(ClusterNode node) {
        return seen(true, node, new FencingHistory.Known(List.of()));
    }

    private static ClusterLook seen(boolean quorate, FencingHistory history) {
        return seen(quorate, OFF, history);
    }

    private static ClusterLook seen(boolean quorate, ClusterNode node, FencingHistory history) {
        return new ClusterLook.Seen(
                new ClusterView(quorate, ClusterOptions.USUAL, List.of(node), List.of(), history));
    }

    private static Observation fencing() {
        FencingEvent event =
                new FencingEvent("id", 0, "node1", "compute1", "reboot", "node2", "client");
        return new Observation.FencingSeen(FencingReport.of(event, NOW));
    }

    private static List<String> hosts(Outbox outbox) {
        return outbox.entries().stream().map(e -> e.notification().hostname().value()).toList();
    }
}
