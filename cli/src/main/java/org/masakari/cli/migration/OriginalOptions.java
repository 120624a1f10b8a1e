package org.masakari.cli.migration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Exit;
import org.masakari.cli.api.Failure;
import org.masakari.cli.migration.OriginalDatabase.Access;
import org.masakari.cli.session.Session;
import picocli.CommandLine.Option;

/** Where the original's database is, and which hosts it does not know of. */
final class OriginalOptions {
    private static final String PASSWORD_VARIABLE = "MASAKARI_ORIGINAL_DB_PASSWORD";
    private static final int MARIADB_PORT = 3306;

    @Option(
            names = "--from-original",
            required = true,
            description = "From the original Masakari (2015): by its database, which is only read.")
    boolean chosen;

    @Option(
            names = "--db-config",
            paramLabel = "FILE",
            description =
                    "The original's masakari-controller.conf: its [db] says what the options below"
                            + " do not.")
    private @Nullable Path config;

    @Option(names = "--db-host", paramLabel = "HOST", description = "Where its database is.")
    private @Nullable String host;

    @Option(names = "--db-port", paramLabel = "PORT", description = "Default: 3306.")
    private int port = MARIADB_PORT;

    @Option(names = "--db-name", paramLabel = "NAME", description = "Default: vm_ha.")
    private @Nullable String name;

    @Option(names = "--db-user", paramLabel = "NAME", description = "One who may read it.")
    private @Nullable String user;

    @Option(
            names = "--db-password-file",
            paramLabel = "FILE",
            description = "Its first line is the password (else " + PASSWORD_VARIABLE + ").")
    private @Nullable Path passwordFile;

    @Option(
            names = "--hosts",
            paramLabel = "CLUSTER_PORT=HOST,HOST",
            description = "The hosts of a cluster that are no reserves: the database has none.")
    private List<String> hosts = new ArrayList<>();

    @Option(
            names = "--hosts-from-nova",
            description = "All of Nova's compute hosts; only where there is one cluster_port.")
    boolean hostsFromNova;

    /**
     * How to reach the database.
     *
     * @throws Failure if the options and the file together do not say
     */
    Access access(Session session) {
        OriginalConfig file = config == null ? OriginalConfig.NONE : OriginalConfig.read(config);
        String password = session.secret(passwordFile, PASSWORD_VARIABLE);
        Access access =
                new Access(
                        host == null ? file.host() : host,
                        port,
                        name == null ? file.name() : name,
                        user == null ? file.user() : user,
                        password == null ? file.password() : password);
        refuseUnlessComplete(access);
        return access;
    }

    private static void refuseUnlessComplete(Access access) {
        List<String> missing = new ArrayList<>();
        if (access.host().isBlank()) {
            missing.add("--db-host");
        }
        if (access.user().isBlank()) {
            missing.add("--db-user");
        }
        if (!missing.isEmpty()) {
            throw wrong(
                    "nothing says how to reach the original's database: missing "
                            + String.join(", ", missing),
                    "give these, or --db-config with the original's config file");
        }
    }

    /**
     * The hosts by cluster_port.
     *
     * @throws Failure if one cannot be understood
     */
    Map<String, List<String>> named() {
        Map<String, List<String>> named = new LinkedHashMap<>();
        for (String text : hosts) {
            int sign = text.indexOf('=');
            if (sign < 1 || sign == text.length() - 1) {
                throw wrong(
                        "--hosts " + text + " is not understood",
                        "write it as --hosts 226.94.1.1:5405=compute1,compute2");
            }
            List<String> of =
                    named.computeIfAbsent(text.substring(0, sign), any -> new ArrayList<>());
            Arrays.stream(text.substring(sign + 1).split(",", -1))
                    .map(String::strip)
                    .filter(each -> !each.isEmpty())
                    .forEach(of::add);
        }
        return named;
    }

    private static Failure wrong(String happened, String advice) {
        return new Failure(
                Exit.USAGE,
                happened,
                "an option is missing or mistyped",
                "nothing was sent",
                advice);
    }
}
