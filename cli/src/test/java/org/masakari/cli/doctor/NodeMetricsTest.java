package org.masakari.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.masakari.protocol.diagnosis.Finding;

class NodeMetricsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Path DOCS = Path.of("../docs");
    private static final Pattern NAME = Pattern.compile("\\bmasakari_node_\\w+\\b");

    private static final MonitorLook.Figures BEHIND =
            new MonitorLook.Figures(
                    "hostmonitor",
                    new Outbox(Path.of("/x"), 2, Duration.ofSeconds(90)),
                    new Pulse(Duration.ofSeconds(3), "ready watching 5 hosts"));

    private static List<String> lines(List<Finding> findings, MonitorLook.Figures... monitors) {
        return new NodeMetrics(findings, List.of(monitors), NOW).text().lines().toList();
    }

    private static Set<String> found(String text) {
        return NAME.matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theWorstLineOfACheckCounts() {
        List<Finding> findings =
                List.of(
                        Finding.ok("quorum", "this node's partition has it"),
                        Finding.warn("controller c1: nova", "slow", "steps wait", "see it"),
                        Finding.fail("hostmonitor of this node", "2 wait", "lost", "see its log"),
                        Finding.ok("hostmonitor of this node", "its config is good"));

        assertThat(lines(findings))
                .contains(
                        "masakari_node_check{check=\"quorum\"} 0",
                        "masakari_node_check{check=\"controller c1: nova\"} 1",
                        "masakari_node_check{check=\"hostmonitor of this node\"} 2");
    }

    @Test
    void whatWasNotCheckedIsMissing() {
        assertThat(lines(List.of(Finding.notChecked("pacemaker", "none is here", "go there"))))
                .noneMatch(line -> line.startsWith("masakari_node_check{"));
    }

    @Test
    void whateverIsInANameIsWritten() {
        assertThat(lines(List.of(Finding.ok("segment a\"b\\c\nd", "2 hosts"))))
                .contains("masakari_node_check{check=\"segment a\\\"b\\\\c\\nd\"} 0");
    }

    @Test
    void aMonitorIsToldInNumbers() {
        assertThat(lines(List.of(), BEHIND))
                .contains(
                        "masakari_node_outbox_reports{monitor=\"hostmonitor\"} 2",
                        "masakari_node_outbox_oldest_seconds{monitor=\"hostmonitor\"} 90",
                        "masakari_node_heartbeat_age_seconds{monitor=\"hostmonitor\"} 3",
                        "masakari_node_checked_timestamp_seconds " + NOW.getEpochSecond());
    }

    @Test
    void ofAMonitorThatDoesNotRunNothingIsToldThatNobodyKnows() {
        assertThat(lines(List.of(), new MonitorLook.Figures("instancemonitor", null, null)))
                .noneMatch(line -> line.contains("instancemonitor"));
    }

    @Test
    void everyMetricHasItsHelpAndType() {
        List<String> lines = lines(List.of(Finding.ok("quorum", "it has it")), BEHIND);

        assertThat(lines)
                .filteredOn(line -> !line.startsWith("#"))
                .allSatisfy(
                        line ->
                                assertThat(lines)
                                        .contains("# TYPE " + line.split("[{ ]", 2)[0] + " gauge"));
    }

    @Test
    void everyMetricThatAlertsDashboardAndRunbookNameIsWritten() throws IOException {
        String written =
                String.join("\n", lines(List.of(Finding.ok("quorum", "it has it")), BEHIND));
        Set<String> named = new TreeSet<>();
        for (String each :
                List.of("monitoring/alerts.yml", "monitoring/dashboard.json", "operate.md")) {
            named.addAll(found(Files.readString(DOCS.resolve(each))));
        }

        assertThat(named).isNotEmpty().isSubsetOf(found(written));
    }
}
