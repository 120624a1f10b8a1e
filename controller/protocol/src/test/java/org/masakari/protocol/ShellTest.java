package org.masakari.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "rack1, rack1",
                "226.94.1.1:5405, 226.94.1.1:5405",
                "rack 1, 'rack 1'",
                "x; reboot, 'x; reboot'",
                "bob's, 'bob'\\''s'"
            })
    void aNameIsOneWordOfACommand(String name, String word) {
        assertThat(Shell.word(name)).isEqualTo(word);
    }
}
