package org.masakari.cli.session;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Asks a person before something is done that cannot be taken back. */
public final class Confirmation {
    private final Keyboard keyboard;
    private final PrintWriter err;

    private Confirmation(Keyboard keyboard, PrintWriter err) {
        this.keyboard = keyboard;
        this.err = err;
    }

    /**
     * By the person at this terminal.
     *
     * @param command for which it is needed
     * @throws ParameterException if there is nobody to ask
     */
    public static Confirmation of(Session session, CommandSpec command) {
        Keyboard keyboard = session.keyboard();
        if (keyboard == null) {
            throw new ParameterException(
                    command.commandLine(), "nobody can be asked here: --yes confirms it");
        }
        return new Confirmation(keyboard, session.screen().err());
    }

    /** True if exactly that word is typed when this is asked. */
    public boolean isGiven(String word, String question) {
        err.println(question + " Type " + word + ": ");
        err.flush();
        return word.equals(keyboard.line());
    }
}
