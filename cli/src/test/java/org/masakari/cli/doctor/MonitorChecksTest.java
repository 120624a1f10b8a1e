package org.masakari.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masakari.cli.config.Program;
import org.masakari.cli.config.Reader;
import org.masakari.protocol.diagnosis.Finding;
import org.masakari.protocol.diagnosis.Verdict;
import org.masakari.runtime.config.Setting;
import org.masakari.runtime.config.Settings;

/** A node with a hostmonitor. */
class MonitorChecksTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String CHECK = "hostmonitor of this node";

    @TempDir Path folder;
    private List<String> problems = List.of();

    @BeforeEach
    void healthy() throws IOException {
        Files.writeString(folder.resolve("masakari-hostmonitor.conf"), "");
        Files.writeString(folder.resolve("uptime"), "1000.25 2000.00\n");
        Files.writeString(folder.resolve("hostmonitor.heartbeat"), "997 ready watching 5 hosts\n");
        Files.createDirectories(folder.resolve("state/outbox"));
    }

    private Settings settings(Program program, Path file) {
        return new Settings(
                problems,
                List.of(
                        new Setting(
                                "state",
                                "directory",
                                "a path",
                                "/var/lib/masakari/hostmonitor",
                                folder.resolve("state").toString()),
                        new Setting("host_names", "compute1", "a name", null, "c1.example.org")));
    }

    private MonitorChecks checks(Reader reader) {
        return new MonitorChecks(
                new NodeFiles(folder, folder, folder.resolve("uptime")),
                reader,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private List<Finding> findings() {
        return checks(this::settings).run().findings();
    }

    @Test
    void aMonitorThatWorksIsOk() {
        assertThat(findings())
                .containsExactly(
                        Finding.ok(CHECK, "its config is good"),
                        Finding.ok(CHECK, "nothing waits to be reported"),
                        Finding.ok(CHECK, "works, 3 s ago: ready watching 5 hosts"));
    }

    @Test
    void aMonitorThatSystemdRunsIsFoundToo() throws IOException {
        Files.createDirectories(folder.resolve("hostmonitor"));
        Files.move(
                folder.resolve("hostmonitor.heartbeat"),
                folder.resolve("hostmonitor/hostmonitor.heartbeat"));

        assertThat(findings())
                .contains(Finding.ok(CHECK, "works, 3 s ago: ready watching 5 hosts"));
    }

    @Test
    void whatAMonitorDoesIsToldInNumbersToo() throws IOException {
        Path report = Files.writeString(folder.resolve("state/outbox/01.json"), "{}");
        Files.setLastModifiedTime(report, FileTime.from(NOW.minusSeconds(90)));

        assertThat(checks(this::settings).run().figures())
                .containsExactly(
                        new MonitorLook.Figures(
                                "hostmonitor",
                                new Outbox(
                                        folder.resolve("state/outbox"), 1, Duration.ofSeconds(90)),
                                new Pulse(Duration.ofSeconds(3), "ready watching 5 hosts")));
    }

    @Test
    void reportsThatWaitFailWithTheAgeOfTheOldest() throws IOException {
        Path report = Files.writeString(folder.resolve("state/outbox/01.json"), "{}");
        Files.setLastModifiedTime(report, FileTime.from(NOW.minusSeconds(90)));

        assertThat(findings())
                .anySatisfy(
                        each -> {
                            assertThat(each.verdict()).isEqualTo(Verdict.FAIL);
                            assertThat(each.found())
                                    .startsWith("1 reports wait")
                                    .endsWith("the oldest for 90 s");
                        });
    }

    @Test
    void anOldHeartbeatFails() throws IOException {
        Files.writeString(folder.resolve("hostmonitor.heartbeat"), "900 ready watching\n");

        assertThat(findings())
                .extracting(Finding::verdict, Finding::found)
                .contains(tuple(Verdict.FAIL, "its heartbeat is 100 s old: ready watching"));
    }

    @Test
    void aMonitorThatIsConfiguredAndDoesNotRunWarns() throws IOException {
        Files.delete(folder.resolve("hostmonitor.heartbeat"));

        assertThat(findings()).extracting(Finding::verdict).contains(Verdict.WARN);
    }

    @Test
    void theConfigOfAMonitorThatDoesNotRunHereMayBeUnfinished() throws IOException {
        Files.delete(folder.resolve("hostmonitor.heartbeat"));
        problems = List.of("[a] b: missing");

        assertThat(findings()).extracting(Finding::verdict).containsExactly(Verdict.WARN);
    }

    @Test
    void reportsOfAMonitorThatDoesNotRunFailToo() throws IOException {
        Files.delete(folder.resolve("hostmonitor.heartbeat"));
        Files.writeString(folder.resolve("state/outbox/01.json"), "{}");

        assertThat(findings())
                .extracting(Finding::verdict)
                .containsExactly(Verdict.WARN, Verdict.FAIL);
    }

    @Test
    void eachProblemOfAConfigFails() {
        problems = List.of("[a] b: wrong", "[c] d: missing");

        assertThat(findings()).filteredOn(each -> each.verdict() == Verdict.FAIL).hasSize(2);
    }

    @Test
    void aConfigThatNobodyCanReadHereIsNotChecked() {
        List<Finding> findings =
                checks(
                                (program, file) -> {
                                    throw new Reader.Unreadable("it is not installed");
                                })
                        .run()
                        .findings();

        assertThat(findings)
                .contains(
                        Finding.notChecked(CHECK, "it is not installed", "masakari config check"));
    }

    @Test
    void aNodeWithoutMonitorsIsNotCheckedAndSaysSo() throws IOException {
        Files.delete(folder.resolve("masakari-hostmonitor.conf"));

        assertThat(findings()).extracting(Finding::verdict).containsExactly(Verdict.NOT_CHECKED);
    }

    @Test
    void theNamesThatTheHostmonitorMapsAreTakenFromItsConfig() {
        assertThat(checks(this::settings).hostNames())
                .containsOnly(Map.entry("compute1", "c1.example.org"));
    }
}
