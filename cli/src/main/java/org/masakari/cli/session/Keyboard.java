package org.masakari.cli.session;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** What a person types. */
@FunctionalInterface
public interface Keyboard {

    /** The next line; null once there is no more. */
    @Nullable String line();

    /**
     * That of this process's terminal; null where no person sits at one. From Java 22 on it is
     * there without a terminal as well: then a line has to come from the input, and none confirms
     * nothing.
     */
    @SuppressWarnings("SystemConsoleNull")
    static @Nullable Keyboard ofTerminal() {
        Console console = System.console();
        return console == null ? null : console::readLine;
    }
}
