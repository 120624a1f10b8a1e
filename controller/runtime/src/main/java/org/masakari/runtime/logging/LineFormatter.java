package org.masakari.runtime.logging;

import java.time.Instant;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** {@code 2026-01-31T23:59:59.123Z INFO HostRecoveryDriver message}; a stack trace follows. */
final class LineFormatter extends Formatter {

    @Override
    public String format(LogRecord record) {
        StringBuilder line = new StringBuilder(160);
        line.append(Words.TIME.format(Instant.ofEpochMilli(record.getMillis())))
                .append(' ')
                .append(String.format("%-5s", Words.of(record.getLevel())))
                .append(' ')
                .append(simpleName(record.getLoggerName()))
                .append(' ')
                .append(Escapes.of(formatMessage(record)))
                .append('\n');
        if (record.getThrown() != null) {
            line.append(Escapes.trace(record.getThrown()));
        }
        return line.toString();
    }

    private static String simpleName(String logger) {
        return logger == null ? "-" : logger.substring(logger.lastIndexOf('.') + 1);
    }
}
