package org.masakari.runtime.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masakari.runtime.config.ConfigException;
import org.masakari.runtime.config.ConfigReader;

class LogConfigTest {
    @TempDir Path folder;

    private LogConfig read(String text) throws IOException, ConfigException {
        ConfigReader in = ConfigReader.open(Files.writeString(folder.resolve("c.conf"), text));
        LogConfig config = LogConfig.read(in);
        in.finish();
        return config;
    }

    @Test
    void isLinesOfInfoUnlessSaidOtherwise() throws Exception {
        assertThat(read("")).isEqualTo(new LogConfig(LogLevel.INFO, LogFormat.LINE));
    }

    @Test
    void readsLevelAndFormat() throws Exception {
        assertThat(read("[log]\nlog_level = debug\nlog_format = json\n"))
                .isEqualTo(new LogConfig(LogLevel.DEBUG, LogFormat.JSON));
    }

    @Test
    void aFormatThatIsNoneIsRefused() {
        assertThatThrownBy(() -> read("[log]\nlog_format = xml\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("[log] log_format", "xml", "line, json");
    }
}
