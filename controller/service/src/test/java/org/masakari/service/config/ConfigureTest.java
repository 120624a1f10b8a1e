package org.masakari.service.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.masakari.runtime.config.ConfigException;
import org.masakari.runtime.config.ConfigReader;
import org.masakari.runtime.config.ConfigurePage;
import org.masakari.runtime.config.Sample;
import org.masakari.runtime.config.Settings;

/** What docs/configure.md says of the controller. */
class ConfigureTest {
    private static final Map<String, String> VARYING =
            Map.of("controller.name", "this host's name", "legacy.time_zone", "this host's");

    @Test
    void thePageSaysOfEachKeyWhatTheCodeSays() throws Exception {
        Sample sample = Sample.read(Path.of("etc/masakari-controller.conf"));
        String expected = ConfigurePage.expected(settings(), sample, VARYING);

        String said = new ConfigurePage(Path.of("../.."), "controller").said(expected);

        assertThat(said).as(ConfigurePage.REWRITE).isEqualTo(expected);
    }

    private static Settings settings() throws Exception {
        ConfigReader empty = ConfigReader.open(Path.of("/dev/null"));
        try {
            ControllerConfig.read(empty);
            return Settings.of(empty, List.of());
        } catch (ConfigException e) {
            return Settings.of(empty, e.problems());
        }
    }
}
