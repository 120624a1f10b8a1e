package org.masakari.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void allOptionsAreRead() {
        List<String> line = List.of("--config", "/c", "--check", "--heartbeat", "/h");

        assertThat(Options.of("m", line))
                .isEqualTo(new Options(Path.of("/c"), Options.Purpose.CHECK, Path.of("/h")));
    }

    @Test
    void theSettingsAreAskedForByAnOptionOfTheirOwn() {
        assertThat(Options.of("m", List.of("--settings")).purpose())
                .isEqualTo(Options.Purpose.SETTINGS);
    }

    @Test
    void anUnknownOptionIsRefused() {
        assertThatThrownBy(() -> Options.of("m", List.of("--chekc")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("--chekc", "usage: m");
    }

    @Test
    void anOptionWithoutItsValueIsRefused() {
        assertThatThrownBy(() -> Options.of("m", List.of("--config")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--config needs a value");
    }
}
