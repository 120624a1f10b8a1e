package org.masakari.protocol.json;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/**
 * Times of the Instance-HA API: ISO 8601 with microseconds, UTC, written without a zone suffix and
 * read with or without one.
 */
public final class ApiTime {
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private static final Instant FIRST = Instant.parse("1000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private ApiTime() {}

    /** Writes {@code instant} with microseconds; what is finer is cut off. */
    public static String format(Instant instant) {
        return WRITTEN.format(instant);
    }

    /**
     * Reads a time; one without a zone is UTC.
     *
     * @throws IllegalArgumentException if {@code text} is no ISO 8601 date and time, or of a year
     *     that is not {@linkplain #isWritable writable}
     */
    public static Instant parse(String text) {
        try {
            Instant read =
                    hasZone(text)
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
            if (isWritable(read)) {
                return read;
            }
        } catch (DateTimeParseException e) {
            // Told below, as a time of another age is.
        }
        throw new IllegalArgumentException(
                "\"" + text + "\" is no time: 2026-01-31T23:59:59.000000 (UTC) expected");
    }

    /**
     * True for the years 1000 to 9999 in UTC, which the API's form and the tables have room for.
     */
    public static boolean isWritable(Instant instant) {
        return !instant.isBefore(FIRST) && instant.isBefore(END);
    }

    private static boolean hasZone(String text) {
        return text.endsWith("Z") || text.lastIndexOf('+') > 9 || text.lastIndexOf('-') > 9;
    }
}
