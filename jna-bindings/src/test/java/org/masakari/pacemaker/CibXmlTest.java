package org.masakari.pacemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On docs/crm/masakari.crm as crmsh loads it and Pacemaker 2.1.5's {@code cibadmin} shows it. */
class CibXmlTest {
    private static ClusterConfiguration recorded() throws Exception {
        try (InputStream in = CibXmlTest.class.getResourceAsStream("/cib/masakari.xml")) {
            return CibXml.read(Objects.requireNonNull(in));
        }
    }

    private static ClusterConfiguration read(String xml) throws PacemakerException, IOException {
        return CibXml.read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theClustersOptionsAreRead() throws Exception {
        assertThat(recorded().properties())
                .containsEntry("stonith-enabled", "true")
                .containsEntry("cluster-recheck-interval", "60s");
    }

    @Test
    void aRemoteNodesMonitorTellsIntervalAndTimeout() throws Exception {
        ConfiguredResource compute = recorded().of("ocf:pacemaker:remote").get(0);

        assertThat(compute.id()).isEqualTo("compute1");
        assertThat(compute.operation("monitor"))
                .contains(
                        new ConfiguredOperation(
                                "monitor", Duration.ofSeconds(3), Duration.ofSeconds(5), null));
    }

    @Test
    void aClonedResourceIsFoundWithItsOwnAndItsClonesAttributes() throws Exception {
        ConfiguredResource monitor = recorded().of("ocf:masakari:hostmonitor").get(0);

        assertThat(monitor.meta())
                .containsEntry("failure-timeout", "120s")
                .containsEntry("interleave", "true")
                .containsEntry("migration-threshold", "0")
                .containsEntry("resource-stickiness", "1");
        assertThat(monitor.operation("stop").orElseThrow().onFail()).isEqualTo("block");
        assertThat(monitor.discoveredEverywhere()).isFalse();
    }

    @Test
    void aResourceWithoutSuchAConstraintIsDiscoveredEverywhere() throws Exception {
        ConfiguredResource device = recorded().of("stonith:fence_testbed").get(0);

        assertThat(device.discoveredEverywhere()).isTrue();
    }

    @Test
    void anAlertIsToldWithItsRecipients() throws Exception {
        assertThat(recorded().alerts())
                .containsExactly(
                        new ConfiguredAlert(
                                "masakari-fencing",
                                "/usr/libexec/masakari/fencing-alert",
                                List.of("/var/spool/masakari/alerts")));
    }

    @Test
    void aTemplateGivesWhatAPrimitiveDoesNotSay() throws Exception {
        ClusterConfiguration read =
                read(
                        """
                        <cib><configuration><resources>
                          <template id="power" class="stonith" type="fence_ipmilan">
                            <operations><op id="m" name="monitor" interval="300s"/></operations>
                          </template>
                          <primitive id="power-compute1" template="power">
                            <meta_attributes id="a">
                              <nvpair id="t" name="target-role" value="Stopped"/>
                            </meta_attributes>
                          </primitive>
                        </resources></configuration></cib>
                        """);

        ConfiguredResource device = read.of("stonith:fence_ipmilan").get(0);
        assertThat(device.wanted()).isFalse();
        assertThat(device.operation("monitor").orElseThrow().interval())
                .isEqualTo(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @CsvSource({
        "300ms,PT0.3S",
        "5,PT5S",
        "5s,PT5S",
        "2min,PT2M",
        "2m,PT2M",
        "1h,PT1H",
        "PT1M,PT1M"
    })
    void timesAreReadAsPacemakerReadsThem(String text, Duration expected) {
        assertThat(ConfiguredOperation.time(text)).isEqualTo(expected);
    }

    @Test
    void whatIsNoTimeIsNone() {
        assertThat(ConfiguredOperation.time("soon")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<cib><configuration>", "<cib/>", "signon failed"})
    void whatIsNoConfigurationIsRefused(String written) {
        assertThatThrownBy(() -> read(written))
                .isInstanceOf(PacemakerException.class)
                .hasMessageContaining("cibadmin");
    }
}
