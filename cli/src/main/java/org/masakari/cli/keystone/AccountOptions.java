package org.masakari.cli.keystone;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The account that the controllers are to work with. */
final class AccountOptions {
    static final String PASSWORD_VARIABLE = "MASAKARI_USER_PASSWORD";

    @Option(
            names = "--user",
            paramLabel = "NAME",
            required = true,
            description = "Also create this user, for [nova] admin_user of the controllers.")
    String user = "";

    @Option(
            names = "--role",
            paramLabel = "NAME",
            defaultValue = "admin",
            description = "Its role in the project; Nova wants admin. Default: admin.")
    String role = "";

    @Option(
            names = "--project",
            paramLabel = "NAME",
            defaultValue = "service",
            description = "Its project. Default: service.")
    String project = "";

    @Option(
            names = "--domain",
            paramLabel = "NAME",
            defaultValue = "Default",
            description = "The domain of user and project. Default: Default.")
    String domain = "";

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description =
                    "Its first line is a new user's password (else "
                            + PASSWORD_VARIABLE
                            + "). One that is there keeps its own.")
    @Nullable Path passwordFile;
}
