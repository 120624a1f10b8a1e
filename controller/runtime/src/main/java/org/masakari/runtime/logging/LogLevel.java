package org.masakari.runtime.logging;

import java.util.logging.Level;

/** What {@code log_level} may say. */
public enum LogLevel {
    DEBUG,
    INFO,
    WARNING,
    ERROR;

    Level level() {
        return switch (this) {
            case DEBUG -> Level.FINE;
            case INFO -> Level.INFO;
            case WARNING -> Level.WARNING;
            case ERROR -> Level.SEVERE;
        };
    }
}
