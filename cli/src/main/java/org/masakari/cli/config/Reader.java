package org.masakari.cli.config;

import java.nio.file.Path;
import org.masakari.runtime.config.Settings;

/** Has a program read a config file. */
public interface Reader {

    /**
     * What {@code program} finds in {@code file}.
     *
     * @throws Unreadable if the program cannot be started, or stops without an answer
     */
    Settings read(Program program, Path file) throws Unreadable;

    /** Why the file was not read. */
    final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        public Unreadable(String message) {
            super(message);
        }
    }
}
