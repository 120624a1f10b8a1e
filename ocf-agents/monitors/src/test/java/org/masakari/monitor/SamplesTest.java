package org.masakari.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.masakari.monitor.MonitorProcess.ReadConfig;
import org.masakari.runtime.config.ConfigException;
import org.masakari.runtime.config.ConfigReader;
import org.masakari.runtime.config.Setting;

/** The samples, from which {@code masakari config defaults} takes the meaning of each key. */
class SamplesTest {
    private static final List<String> SECRETS = List.of("admin_password_file");

    static Stream<Arguments> monitors() {
        return Stream.of(
                monitor("hostmonitor", org.masakari.hostmonitor.config.ConfigFile::read),
                monitor("instancemonitor", org.masakari.instancemonitor.config.ConfigFile::read),
                monitor("processmonitor", org.masakari.processmonitor.config.ConfigFile::read));
    }

    private static Arguments monitor(String name, ReadConfig<?> read) {
        return Arguments.of(name, read);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("monitors")
    void everyKeyThatAMonitorReadsIsInItsSample(String name, ReadConfig<?> read) throws Exception {
        String sample = Files.readString(Path.of("../etc/masakari-" + name + ".conf"));

        assertThat(keys(read))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(sample).containsPattern("(?m)^#?" + key + " *="));
    }

    private static List<String> keys(ReadConfig<?> read) throws IOException, ConfigException {
        ConfigReader empty = ConfigReader.open(Path.of("/dev/null"));
        try {
            read.read(empty, "node1");
        } catch (ConfigException e) {
            // The controller's address is missing: the keys are what is wanted here.
        }
        return empty.settings().stream()
                .map(Setting::key)
                .filter(key -> !SECRETS.contains(key))
                .toList();
    }
}
