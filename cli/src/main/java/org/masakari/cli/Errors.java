package org.masakari.cli;

import java.io.PrintWriter;
import org.masakari.cli.api.Exit;
import org.masakari.cli.api.Failure;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what went wrong, and turns it into an exit code. */
final class Errors {
    private Errors() {}

    /** A command line that cannot be understood. */
    @SuppressWarnings("UnusedVariable") // The signature is picocli's.
    static int usage(ParameterException error, String[] arguments) {
        CommandLine command = error.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("masakari: " + error.getMessage());
        UnmatchedArgumentException.printSuggestions(error, err);
        err.println("  done so far:  nothing was sent");
        err.println(
                "  what to do:   see \""
                        + command.getCommandSpec().qualifiedName()
                        + " --help\" for options and examples");
        return Exit.USAGE;
    }

    /** A command that could not do its work. Anything but a {@link Failure} is a bug, and shown. */
    @SuppressWarnings("UnusedVariable") // The signature is picocli's.
    static int execution(Exception error, CommandLine command, ParseResult parsed)
            throws Exception {
        command.getOut().flush();
        if (error instanceof Failure failure) {
            failure.lines().forEach(command.getErr()::println);
            return failure.exit();
        }
        throw error;
    }
}
