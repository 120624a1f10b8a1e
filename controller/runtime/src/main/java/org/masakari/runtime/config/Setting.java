package org.masakari.runtime.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One key that a program reads.
 *
 * @param expectation what its value has to be, such as {@code a duration such as 250ms, 5s or 2m}
 * @param normal what counts where the file does not say; null if it has to, or if nothing counts
 * @param given what the file says; null if it does not, {@link #MASKED} for a secret
 */
public record Setting(
        String section,
        String key,
        String expectation,
        @JsonProperty("default") @Nullable String normal,
        @Nullable String given) {
    /** Stands for a secret. */
    public static final String MASKED = "********";

    /** What is in force; null if nothing is. */
    public @Nullable String effective() {
        return given == null ? normal : given;
    }

    /** {@code value} as it is written in a config file. */
    static @Nullable String text(@Nullable Object value) {
        if (value instanceof Duration duration) {
            return text(duration);
        } else if (value instanceof Collection<?> several) {
            return several.stream()
                    .map(Setting::text)
                    .map(String::valueOf)
                    .collect(Collectors.joining(", "));
        } else if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        } else if (value instanceof Path path) {
            return path.toString();
        }
        return value == null ? null : value.toString();
    }

    private static String text(Duration duration) {
        if (duration.toMillisPart() != 0) {
            return duration.toMillis() + "ms";
        }
        long seconds = duration.toSeconds();
        if (seconds == 0 || seconds % 60 != 0) {
            return seconds + "s";
        }
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        return seconds % 3600 == 0 ? seconds / 3600 + "h" : seconds / 60 + "m";
    }
}
