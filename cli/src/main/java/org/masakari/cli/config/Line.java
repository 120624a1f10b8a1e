package org.masakari.cli.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;
import org.masakari.runtime.config.Sample;
import org.masakari.runtime.config.Setting;

/** What {@code masakari config} shows of a file. */
final class Line {
    private Line() {}

    /**
     * A problem.
     *
     * @param problem {@code [section] key: what is wrong, what was expected}
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Problem(String file, String problem) {}

    /**
     * A value in force.
     *
     * @param value null if nothing is in force; secrets are masked
     * @param from the file's name, or {@code default}
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Value(String program, String section, String key, @Nullable String value, String from) {

        static Value of(ConfigFiles.Owned owned, Setting setting) {
            return new Value(
                    owned.program().word(),
                    setting.section(),
                    setting.key(),
                    setting.effective(),
                    setting.given() == null ? "default" : owned.file().toString());
        }
    }

    /**
     * A key.
     *
     * @param normal what counts where the file does not say; null if nothing does
     * @param expected what a value has to be, with its unit
     * @param meaning as the sample has it; empty where that is not installed
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Key(
            String program,
            String section,
            String key,
            @JsonProperty("default") @Nullable String normal,
            String expected,
            String meaning) {

        static Key of(Program program, Setting setting, Sample sample) {
            return new Key(
                    program.word(),
                    setting.section(),
                    setting.key(),
                    setting.normal(),
                    setting.expectation(),
                    sample.meaning(setting.section(), setting.key()));
        }
    }
}
