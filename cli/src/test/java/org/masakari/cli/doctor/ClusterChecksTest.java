package org.masakari.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masakari.protocol.diagnosis.Finding;
import org.masakari.protocol.diagnosis.Verdict;

/** On what Pacemaker's programs wrote. */
class ClusterChecksTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

    @TempDir Path folder;
    private Optional<String> spoolTrouble = Optional.empty();
    private RecordedCluster cluster = new RecordedCluster(Path.of("/"));

    @BeforeEach
    void healthy() {
        cluster = new RecordedCluster(folder);
    }

    private List<Finding> findings() {
        return new ClusterChecks(cluster.programs(), path -> spoolTrouble, CLOCK).run().findings();
    }

    private Finding the(String check) {
        return findings().stream()
                .filter(finding -> finding.check().equals(check))
                .filter(finding -> finding.verdict() != Verdict.OK)
                .findFirst()
                .orElseThrow(() -> new AssertionError(check + " is not in " + findings()));
    }

    @Test
    void aHealthyClusterIsOkInEveryLine() {
        assertThat(findings()).allSatisfy(each -> assertThat(each.verdict()).isEqualTo(Verdict.OK));
    }

    @Test
    void whatWasFoundIsTold() {
        assertThat(findings())
                .contains(
                        Finding.ok("quorum", "this node's partition has it"),
                        Finding.ok("fence devices", "6 nodes, by fence-computes"),
                        Finding.ok("last fencing", "compute2, off, 24 h ago"),
                        Finding.ok(
                                "detection",
                                "a silent host is noticed within 8 s, one that lost power at once"),
                        Finding.ok("alert agent", "writes to /var/spool/masakari/alerts"),
                        Finding.ok("masakari-hostmonitor", "runs on node1, node2, node3"));
    }

    @Test
    void aMachineWithoutPacemakerIsNotCheckedAndSaysWhy() {
        ClusterPrograms none =
                new ClusterPrograms(
                        List.of(folder + "/none"), List.of(), List.of(), Duration.ofSeconds(1));

        List<Finding> findings =
                new ClusterChecks(none, path -> Optional.empty(), CLOCK).run().findings();

        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).verdict()).isEqualTo(Verdict.NOT_CHECKED);
        assertThat(findings.get(0).found()).startsWith("because no Pacemaker answers here");
    }

    @Test
    void aPartitionWithoutQuorumFails() {
        cluster.crmMon("with_quorum=\"true\"", "with_quorum=\"false\"");

        assertThat(the("quorum").verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void disabledFencingFails() {
        cluster.crmMon("stonith-enabled=\"true\"", "stonith-enabled=\"false\"");

        assertThat(the("stonith-enabled").verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void maintenanceModeFails() {
        cluster.crmMon("maintenance-mode=\"false\"", "maintenance-mode=\"true\"");

        assertThat(the("maintenance-mode").verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void aHostThatNothingCanFenceFailsByItsName() {
        cluster.withoutDevices();

        assertThat(the("fence device of compute3").verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void aFullNodeThatNothingCanFenceWarns() {
        cluster.withoutDevices();

        assertThat(the("fence device of node1").verdict()).isEqualTo(Verdict.WARN);
    }

    @Test
    void aDisabledFenceDeviceFailsByItsNameAndIsNamedForTheHostsItFenced() {
        cluster.withoutDevices()
                .cib(
                        "<instance_attributes id=\"fence-computes-parameters\">",
                        "<meta_attributes id=\"m\"><nvpair id=\"n\" name=\"target-role\""
                                + " value=\"Stopped\"/></meta_attributes>"
                                + "<instance_attributes id=\"fence-computes-parameters\">");

        assertThat(the("fence device fence-computes").advice())
                .isEqualTo("crm resource start fence-computes");
        assertThat(the("fence device of compute1").found())
                .isEqualTo("none can fence it; disabled: fence-computes");
    }

    @Test
    void aLastFencingThatFailedFails() {
        cluster.lastFencing("failed");

        assertThat(the("last fencing of compute2").verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void fencingThatNobodyHasSeenWorkWarns() {
        cluster.withoutHistory();

        assertThat(the("last fencing").verdict()).isEqualTo(Verdict.WARN);
    }

    @Test
    void aRemoteNodeWithoutAMonitorFails() {
        cluster.cib(
                "<op id=\"compute2-monitor\" name=\"monitor\" interval=\"3s\" timeout=\"5s\"/>",
                "");

        assertThat(the("detection of compute2").verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void aSlowDetectionWarnsWithItsSeconds() {
        cluster.cib("interval=\"3s\" timeout=\"5s\"", "interval=\"60s\" timeout=\"30s\"");

        assertThat(the("detection of compute1").found())
                .isEqualTo("a silent loss is noticed within 90 s at worst");
    }

    @Test
    void aLongStartOfARemoteNodeWarns() {
        cluster.cib("interval=\"0\" timeout=\"6s\"", "interval=\"0\" timeout=\"60s\"");

        assertThat(the("start of compute1").verdict()).isEqualTo(Verdict.WARN);
    }

    @Test
    void aRecheckIntervalThatIsNotSetWarns() {
        cluster.cib("name=\"cluster-recheck-interval\"", "name=\"other\"");

        assertThat(the("cluster-recheck-interval").found()).isEqualTo("not set: 15 minutes");
    }

    @Test
    void aMissingAlertAgentWarns() {
        cluster.cib("/usr/libexec/masakari/fencing-alert", "/usr/bin/other");

        assertThat(the("alert agent").verdict()).isEqualTo(Verdict.WARN);
    }

    @Test
    void aSpoolThatCannotBeWrittenFailsByItsName() {
        spoolTrouble = Optional.of("there is no such folder");

        assertThat(the("alert agent").found())
                .isEqualTo("/var/spool/masakari/alerts: there is no such folder");
    }

    @Test
    void aStopWithoutOnFailBlockFails() {
        cluster.cib("on-fail=\"block\" ", "");

        assertThat(the("masakari-hostmonitor").verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void aResourceWithoutFailureTimeoutWarns() {
        cluster.cib("name=\"failure-timeout\"", "name=\"other\"");

        assertThat(the("masakari-controller").found()).isEqualTo("it has no failure-timeout");
    }

    @Test
    void aResourceThatEveryNodeIsAskedForWarns() {
        cluster.cib(" resource-discovery=\"never\"", "");

        assertThat(the("masakari-instancemonitor").found())
                .isEqualTo("its location has no resource-discovery=never");
    }

    @Test
    void aHostmonitorThatRunsNowhereFails() {
        cluster.crmMon(
                "<resource id=\"masakari-hostmonitor\" resource_agent=\"ocf:masakari:hostmonitor\""
                        + " role=\"Started\"",
                "<resource id=\"masakari-hostmonitor\" resource_agent=\"ocf:masakari:hostmonitor\""
                        + " role=\"Stopped\"");

        assertThat(the("masakari-hostmonitor"))
                .isEqualTo(
                        Finding.fail(
                                "masakari-hostmonitor",
                                "does not run on node1, node2, node3",
                                "no failure of a host is reported",
                                "see why: crm resource status masakari-hostmonitor, and its log"));
    }

    @Test
    void aHostWithoutItsInstancemonitorWarnsByItsName() {
        cluster.crmMon(
                "failed=\"false\">\n  <node name=\"compute3\"/>",
                "failed=\"true\">\n  <node name=\"compute3\"/>");

        assertThat(the("masakari-instancemonitor").found()).isEqualTo("does not run on compute3");
    }

    @Test
    void aConfigurationWithoutHostmonitorFails() {
        cluster.cib("type=\"hostmonitor\"", "type=\"other\"");

        assertThat(the("hostmonitor").verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void aLostNodeThatIsNotFencedFails() {
        cluster.crmMon("unclean=\"false\"", "unclean=\"true\"");

        assertThat(the("node compute1").verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void aConfigurationThatMayNotBeReadIsNotCheckedAndTheRestIs() {
        cluster.cib("<cib ", "Permission denied <cib ");

        assertThat(the("pacemaker's configuration").verdict()).isEqualTo(Verdict.NOT_CHECKED);
        assertThat(findings()).contains(Finding.ok("stonith-enabled", "true"));
    }
}
