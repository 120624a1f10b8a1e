package org.masakari.hostmonitor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masakari.hostmonitor.judge.HostSelection;
import org.masakari.hostmonitor.judge.ManualAcknowledgement;
import org.masakari.hostmonitor.judge.Policy;
import org.masakari.hostmonitor.judge.SecondOpinion;
import org.masakari.monitor.Defaults;
import org.masakari.monitor.Sample;
import org.masakari.protocol.HostName;
import org.masakari.runtime.config.ConfigException;

class ConfigFileTest {
    @TempDir Path folder;

    @Test
    void theShippedSampleHasTheDefaults() throws Exception {
        assertThat(ConfigFile.read(Path.of("../etc/masakari-hostmonitor.conf"), "node1"))
                .isEqualTo(
                        new HostMonitorConfig(
                                Defaults.reporting("hostmonitor"),
                                new ClusterConfig(
                                        Duration.ofSeconds(15),
                                        "crm_mon",
                                        Path.of("/var/spool/masakari/alerts"),
                                        true,
                                        true),
                                new Policy(
                                        new HostSelection.Remote(),
                                        Map.of(),
                                        ManualAcknowledgement.REFUSE,
                                        Duration.ofMinutes(10),
                                        Duration.ofMinutes(2),
                                        SecondOpinion.NOT_ASKED,
                                        "node1"),
                                new PowerConfig(List.of(), Duration.ofSeconds(30))));
    }

    @Test
    void everySettingOfTheSampleIsReadWhenItsCommentMarkIsRemoved() throws Exception {
        String all = Sample.withEverySetting(Path.of("../etc/masakari-hostmonitor.conf"), folder);

        HostMonitorConfig config = read(all);

        assertThat(config.policy().names())
                .containsExactly(Map.entry("compute1", new HostName("compute1.example.org")));
    }

    @Test
    void hostsMayBeNamed() throws Exception {
        String text = "[controller]\nurls=http://a:1\n[cluster]\nhosts = kvm*, compute1\n";

        assertThat(read(text).policy().hosts())
                .isEqualTo(new HostSelection.Named(List.of("kvm*", "compute1")));
    }

    @Test
    void aSecondOpinionIsAskedOfACommand() throws Exception {
        String text =
                """
                [controller]
                urls = http://a:1
                [second_opinion]
                command = /usr/local/sbin/power  -v
                if_unknown = report
                """;

        HostMonitorConfig config = read(text);

        assertThat(config.power().command()).containsExactly("/usr/local/sbin/power", "-v");
        assertThat(config.policy().secondOpinion()).isEqualTo(SecondOpinion.REPORT_IF_UNKNOWN);
    }

    @Test
    void everyProblemIsToldAtOnce() {
        String text =
                """
                [controler]
                [cluster]
                poll_interval = 1h
                quorum = maybe
                history_max_age = 0s
                manual_acknowledgement = perhaps
                [host_names]
                a = b c
                """;

        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll(
                        "hostmonitor.conf",
                        "unknown section; did you mean \"controller\"",
                        "[controller] urls: missing",
                        "[cluster] poll_interval",
                        "[cluster] quorum",
                        "[cluster] history_max_age",
                        "[cluster] manual_acknowledgement",
                        "[host_names] a");
    }

    private HostMonitorConfig read(String text) throws IOException, ConfigException {
        Path file = Files.writeString(folder.resolve("hostmonitor.conf"), text);
        return ConfigFile.read(file, "node1");
    }
}
