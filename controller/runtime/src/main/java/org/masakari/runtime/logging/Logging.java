package org.masakari.runtime.logging;

import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Sets up the process's log. */
public final class Logging {
    // A logger that nobody holds may be collected, and its level with it.
    private static final Logger OURS = Logger.getLogger("org.masakari");

    private Logging() {}

    /**
     * Sends the log to standard error, one line a record. Our own classes log from the level of
     * {@code config} on, libraries from WARNING on.
     */
    public static void start(LogConfig config) {
        LogManager.getLogManager().reset();
        Handler handler = new ConsoleHandler();
        handler.setLevel(Level.ALL);
        handler.setFormatter(config.format().formatter());
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        root.setLevel(Level.WARNING);
        OURS.setLevel(config.level().level());
    }
}
