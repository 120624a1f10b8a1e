package org.masakari.instancemonitor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masakari.instancemonitor.judge.Policy;
import org.masakari.monitor.Defaults;
import org.masakari.monitor.Sample;
import org.masakari.protocol.HostName;
import org.masakari.runtime.config.ConfigException;

class ConfigFileTest {
    private static final Path SAMPLE = Path.of("../etc/masakari-instancemonitor.conf");

    @TempDir Path folder;

    @Test
    void theShippedSampleHasTheDefaults() throws Exception {
        assertThat(ConfigFile.read(SAMPLE, "compute1"))
                .isEqualTo(
                        new InstanceMonitorConfig(
                                Defaults.reporting("instancemonitor"),
                                new HostName("compute1"),
                                new LibvirtConfig(
                                        "qemu:///system",
                                        Duration.ofSeconds(30),
                                        Duration.ofMinutes(5)),
                                new AgentConfig(Duration.ofSeconds(20), Duration.ofSeconds(5)),
                                Policy.CRASHES));
    }

    @Test
    void everySettingOfTheSampleIsReadWhenItsCommentMarkIsRemoved() throws Exception {
        String all = Sample.withEverySetting(SAMPLE, folder);

        InstanceMonitorConfig config = read(all);

        assertThat(config.host()).isEqualTo(new HostName("compute1.example.org"));
    }

    @Test
    void eachFailureIsSwitchedOnByItself() throws Exception {
        String text = "[controller]\nurls=http://a:1\n[failures]\n";

        assertThat(read(text + "io_error=on").policy())
                .isEqualTo(new Policy(true, false, false, 0));
        assertThat(read(text + "watchdog=on").policy())
                .isEqualTo(new Policy(false, true, false, 0));
        assertThat(read(text + "unexplained_end=on").policy())
                .isEqualTo(new Policy(false, false, true, 0));
        assertThat(read(text + "guest_agent=on").policy())
                .isEqualTo(new Policy(false, false, false, 3));
    }

    @Test
    void everyProblemIsToldAtOnce() {
        String text =
                """
                [monitor]
                host = a b
                [libvirt]
                poll_interval = 1h
                away_at_most = 1s
                [failures]
                watchdog = maybe
                crash = false
                [guest_agent]
                ping_timeout = 1500ms
                silences = 0
                """;

        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll(
                        "instancemonitor.conf",
                        "[controller] urls: missing",
                        "[monitor] host",
                        "[libvirt] poll_interval",
                        "[libvirt] away_at_most",
                        "[failures] watchdog",
                        "[failures] crash: unknown key",
                        "[guest_agent] ping_timeout",
                        "[guest_agent] silences");
    }

    private InstanceMonitorConfig read(String text) throws IOException, ConfigException {
        Path file = Files.writeString(folder.resolve("instancemonitor.conf"), text);
        return ConfigFile.read(file, "compute1");
    }
}
