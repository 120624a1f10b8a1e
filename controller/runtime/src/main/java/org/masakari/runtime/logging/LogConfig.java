package org.masakari.runtime.logging;

import org.masakari.runtime.config.ConfigReader;
import org.masakari.runtime.config.ConfigSection;

/**
 * The section {@code log} of every process's configuration.
 *
 * @param level what our own classes log from on
 * @param format how it is written
 */
public record LogConfig(LogLevel level, LogFormat format) {
    /** Where nothing is said. */
    public static final LogConfig DEFAULT = new LogConfig(LogLevel.INFO, LogFormat.LINE);

    /** Reads it; what is wrong is noted in {@code in}. */
    public static LogConfig read(ConfigReader in) {
        ConfigSection section = in.section("log");
        return new LogConfig(
                section.oneOf("log_level", LogLevel.class, DEFAULT.level()),
                section.oneOf("log_format", LogFormat.class, DEFAULT.format()));
    }
}
