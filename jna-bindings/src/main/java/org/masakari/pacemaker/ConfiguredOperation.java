package org.masakari.pacemaker;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An operation of a resource.
 *
 * @param name such as {@code monitor}
 * @param interval how often; null if it is not given
 * @param timeout its own, else the default of all operations; null if neither is given
 * @param onFail {@code on-fail}; null if it is not given
 */
public record ConfiguredOperation(
        String name,
        @Nullable Duration interval,
        @Nullable Duration timeout,
        @Nullable String onFail) {
    /** Pacemaker's where nothing is configured: {@code PCMK_DEFAULT_ACTION_TIMEOUT_MS}. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(20);

    private static final Pattern TIME = Pattern.compile("(\\d{1,9})\\s*([a-z]*)");

    /**
     * A time as Pacemaker reads it (crm_parse_interval_spec): {@code 5s}, {@code 300ms}, {@code
     * 2min}, a bare number of seconds, or ISO 8601 such as {@code PT1M}.
     *
     * @return null if it is none of these
     */
    public static @Nullable Duration time(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Matcher form = TIME.matcher(text.strip());
        if (!form.matches()) {
            return iso(text.strip());
        }
        long amount = Long.parseLong(form.group(1));
        return switch (form.group(2)) {
            case "us", "usec" -> Duration.ofNanos(amount * 1000);
            case "ms", "msec" -> Duration.ofMillis(amount);
            case "", "s", "sec" -> Duration.ofSeconds(amount);
            case "m", "min" -> Duration.ofMinutes(amount);
            case "h", "hr" -> Duration.ofHours(amount);
            default -> null;
        };
    }

    private static @Nullable Duration iso(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
