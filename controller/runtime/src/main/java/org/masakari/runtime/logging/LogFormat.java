package org.masakari.runtime.logging;

import java.util.logging.Formatter;

/** What {@code log_format} may say. */
public enum LogFormat {
    /** For people. */
    LINE,
    /** For programs: one JSON object a line. */
    JSON;

    Formatter formatter() {
        return switch (this) {
            case LINE -> new LineFormatter();
            case JSON -> new JsonFormatter();
        };
    }
}
