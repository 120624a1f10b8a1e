package org.masakari.hostmonitor.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masakari.hostmonitor.judge.Views.event;
import static org.masakari.hostmonitor.judge.Views.joining;
import static org.masakari.hostmonitor.judge.Views.offline;
import static org.masakari.hostmonitor.judge.Views.online;
import static org.masakari.hostmonitor.judge.Views.reboot;
import static org.masakari.hostmonitor.judge.Views.reconnecting;
import static org.masakari.hostmonitor.judge.Views.sample;
import static org.masakari.hostmonitor.judge.Views.unclean;
import static org.masakari.hostmonitor.judge.Views.view;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.masakari.pacemaker.ClusterNode;
import org.masakari.pacemaker.ClusterView;
import org.masakari.pacemaker.FencingHistory;

/** One event, one look: is it reported? The rows are the cases seen on real clusters. */
class FencedTruthTableTest {
    private static final List<String> NOTHING = List.of();
    private static final List<String> REPORTED = List.of("fenced compute1 FENCER");

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aFencingIsReportedOnlyIfTheClusterAgrees(
            String name, FencingReport report, ClusterView view, List<String> expected) {
        assertThat(Trial.usual().fencing(report).look(view).reports()).isEqualTo(expected);
    }

    static Stream<Arguments> aFencingIsReportedOnlyIfTheClusterAgrees() {
        FencingReport off = event("compute1", "off", true, "node2");
        return Stream.of(
                row("rebooted and off", reboot("compute1"), view(offline()), REPORTED),
                row("switched off", off, view(offline()), REPORTED),
                row("rebooted, reconnecting", reboot("compute1"), view(reconnecting()), REPORTED),
                row("rebooted, joining", reboot("compute1"), view(joining()), REPORTED),
                row("switched off, joining", off, view(joining()), NOTHING),
                row("flags lag: unclean", reboot("compute1"), view(unclean()), NOTHING),
                row("flags lag: online", reboot("compute1"), view(online()), NOTHING),
                row("no quorum", reboot("compute1"), withoutQuorum(offline()), NOTHING),
                row(
                        "fencing failed",
                        event("compute1", "reboot", false, "node2"),
                        view(offline()),
                        NOTHING),
                row("unfencing", event("compute1", "on", true, "node2"), view(offline()), NOTHING),
                row(
                        "manual acknowledgement",
                        event("compute1", "off", true, "a human"),
                        view(offline()),
                        List.of("alarm compute1")),
                row(
                        "real: remote fenced and off",
                        reboot("compute1"),
                        sample("remote-fenced-off"),
                        REPORTED),
                row(
                        "real: remote unclean",
                        reboot("compute1"),
                        sample("remote-unclean-fencing-failing"),
                        NOTHING),
                row(
                        "real: member fenced and off",
                        reboot("node3"),
                        sample("after-fence-offline"),
                        List.of("fenced node3 FENCER")),
                row(
                        "real: member unclean",
                        reboot("node3"),
                        sample("majority-unclean-fencing-failing"),
                        NOTHING),
                row("real: seen by a minority", reboot("node1"), sample("minority-view"), NOTHING));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void withoutASuccessfulFencingNothingIsReported(String name, ClusterView view) {
        Trial trial = Trial.usual().look(sample("healthy")).look(view);

        assertThat(trial.reports()).isEmpty();
    }

    static Stream<Arguments> withoutASuccessfulFencingNothingIsReported() {
        return Stream.of(
                Arguments.of("clean stop", view(offline())),
                Arguments.of("connection lost", view(unclean())),
                Arguments.of("connection moves", view(reconnecting())),
                Arguments.of("Pacemaker stopped, Corosync up", view(joining())),
                Arguments.of("real: fencing fails", sample("majority-unclean-fencing-failing")),
                Arguments.of("real: minority", sample("minority-view")));
    }

    private static Arguments row(
            String name, FencingReport report, ClusterView view, List<String> expected) {
        return Arguments.of(name, report, view, expected);
    }

    private static ClusterView withoutQuorum(ClusterNode node) {
        return Views.view(false, node, new FencingHistory.Known(List.of()));
    }
}
