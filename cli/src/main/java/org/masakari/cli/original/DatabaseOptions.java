package org.masakari.cli.original;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The original's way to its database. Taken so that scripts go on, and of no use: the controllers'
 * API is asked, which knows who is asking and holds to the rules of the recoveries under way.
 */
final class DatabaseOptions {
    private static final String HELP = "Not needed: the controllers' API is asked.";

    @Option(names = "--db-user", paramLabel = "NAME", description = HELP)
    private @Nullable String user;

    @Option(names = "--db-password", paramLabel = "PASSWORD", description = HELP)
    private @Nullable String password;

    @Option(names = "--db-password-file", paramLabel = "FILE", description = HELP)
    private @Nullable Path passwordFile;

    @Option(names = "--db-host", paramLabel = "HOST", description = HELP)
    private @Nullable String host;

    /** Says of what was given that it is not needed. */
    void warn(PrintWriter err) {
        if (user != null || password != null || passwordFile != null || host != null) {
            err.println(
                    "masakari: --db-user, --db-password and --db-host are not needed: the"
                            + " controllers' API is asked, not their database");
        }
        if (password != null) {
            err.println(
                    "masakari: a password on a command line can be seen by every user of this"
                            + " machine: leave --db-password away");
        }
    }
}
