package org.masakari.runtime.logging;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a logger's calls look like in one form of the log. */
final class Lines {
    private Lines() {}

    /** Logs by SLF4J as our classes do, and gives what {@code formatter} made of it. */
    static List<String> of(Formatter formatter, Consumer<Logger> calls) {
        List<String> lines = new ArrayList<>();
        java.util.logging.Logger sink = java.util.logging.Logger.getLogger("org.example.Part");
        Handler handler = handler(formatter, lines);
        sink.setLevel(Level.INFO);
        sink.setUseParentHandlers(false);
        sink.addHandler(handler);
        try {
            calls.accept(LoggerFactory.getLogger("org.example.Part"));
        } finally {
            sink.removeHandler(handler);
        }
        return lines;
    }

    private static Handler handler(Formatter formatter, List<String> lines) {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                lines.add(formatter.format(record));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
