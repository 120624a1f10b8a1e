package org.masakari.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.masakari.monitor.MonitorProcess.ReadConfig;
import org.masakari.runtime.config.ConfigException;
import org.masakari.runtime.config.ConfigReader;
import org.masakari.runtime.config.ConfigurePage;
import org.masakari.runtime.config.Sample;
import org.masakari.runtime.config.Settings;

/** What docs/configure.md says of the monitors. */
class ConfigureTest {
    private static final Map<String, String> VARYING =
            Map.of("watch.host_name", "this host's name", "monitor.host", "this host's name");

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.masakari.monitor.SamplesTest#monitors")
    void thePageSaysOfEachKeyWhatTheCodeSays(String name, ReadConfig<?> read) throws Exception {
        Sample sample = Sample.read(Path.of("../etc/masakari-" + name + ".conf"));
        String expected = ConfigurePage.expected(settings(read), sample, VARYING);

        String said = new ConfigurePage(Path.of("../.."), name).said(expected);

        assertThat(said).as(ConfigurePage.REWRITE).isEqualTo(expected);
    }

    private static Settings settings(ReadConfig<?> read) throws Exception {
        ConfigReader empty = ConfigReader.open(Path.of("/dev/null"));
        try {
            read.read(empty, "node1");
            return Settings.of(empty, List.of());
        } catch (ConfigException e) {
            return Settings.of(empty, e.problems());
        }
    }
}
