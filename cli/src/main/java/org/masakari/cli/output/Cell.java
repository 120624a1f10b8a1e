package org.masakari.cli.output;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One value of a table.
 *
 * @param text on one line; empty if there is no value
 */
public record Cell(String text, Style style) {

    /** A value as people and programs read it; null is no value. */
    public static Cell of(@Nullable Object value) {
        return new Cell(text(value), Style.PLAIN);
    }

    /** A phase or a status. */
    public static Cell word(String word) {
        return new Cell(word, Style.of(word));
    }

    /** Seconds with milliseconds; no value for null. */
    public static Cell seconds(@Nullable Long millis) {
        return of(millis == null ? null : Seconds.of(millis));
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        Object shown =
                value instanceof Instant instant ? instant.truncatedTo(ChronoUnit.MILLIS) : value;
        return shown.toString().replaceAll("\\s*\\R\\s*", " ");
    }
}
