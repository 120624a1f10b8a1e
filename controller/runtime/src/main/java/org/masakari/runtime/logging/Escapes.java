package org.masakari.runtime.logging;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what strangers have written from forging a line of the log, or from driving the terminal of
 * who reads it.
 */
final class Escapes {
    private Escapes() {}

    /**
     * {@code text} with control characters, line ends and characters that turn the direction of
     * writing as {@code \n} or {@code \}{@code u001b}. Tabs stay. What was valid JSON still is.
     */
    static String of(String text) {
        if (text.codePoints().noneMatch(Escapes::isDangerous)) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> append(escaped, point));
        return escaped.toString();
    }

    /** A stack trace of which each line is one of ours, whatever the exceptions' messages hold. */
    static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new TraceWriter(text));
        return text.toString();
    }

    private static void append(StringBuilder to, int point) {
        if (!isDangerous(point)) {
            to.appendCodePoint(point);
        } else if (point == '\n') {
            to.append("\\n");
        } else if (point == '\r') {
            to.append("\\r");
        } else {
            for (char unit : Character.toChars(point)) {
                to.append(String.format("\\u%04x", (int) unit));
            }
        }
    }

    private static boolean isDangerous(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point != '\t';
            case Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.FORMAT,
                    Character.SURROGATE ->
                    true;
            default -> false;
        };
    }

    /** {@link Throwable#printStackTrace(PrintWriter)} prints each line by one call of this. */
    private static final class TraceWriter extends PrintWriter {
        TraceWriter(StringWriter to) {
            super(to);
        }

        @Override
        public void println(@Nullable Object line) {
            print(of(String.valueOf(line)));
            print('\n');
        }
    }
}
