package org.masakari.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.masakari.cli.session.ConfigFile;
import org.masakari.runtime.config.ConfigurePage;
import org.masakari.runtime.config.Sample;

/** What docs/configure.md says of this command. */
class ConfigureTest {
    @Test
    void thePageSaysOfEachKeyWhatTheCodeSays() throws Exception {
        Sample sample = Sample.read(Path.of("etc/masakari-cli.conf"));
        String expected =
                ConfigurePage.expected(ConfigFile.settings(Path.of("/dev/null")), sample, Map.of());

        String said = new ConfigurePage(Path.of(".."), "cli").said(expected);

        assertThat(said).as(ConfigurePage.REWRITE).isEqualTo(expected);
    }
}
