package org.masakari.cli.migration;

import java.nio.file.Path;
import java.util.List;
import org.masakari.cli.api.Exit;
import org.masakari.cli.api.Failure;
import org.masakari.runtime.config.ConfigException;
import org.masakari.runtime.config.ConfigReader;
import org.masakari.runtime.config.ConfigSection;

/**
 * {@code [db]} of the original's {@code masakari-controller.conf}. Its other keys are not ours to
 * judge: the file is read without asking for them.
 *
 * @param host empty if it does not say
 * @param user empty if it does not say
 */
record OriginalConfig(String host, String name, String user, String password) {
    private static final String DEFAULT_NAME = "vm_ha";

    static final OriginalConfig NONE = new OriginalConfig("", DEFAULT_NAME, "", "");

    /**
     * Reads {@code file}.
     *
     * @throws Failure if it cannot be read, or names no MySQL or MariaDB
     */
    static OriginalConfig read(Path file) {
        try {
            ConfigSection db = ConfigReader.open(file).section("db");
            String driver = db.text("drivername", "mysql");
            if (!driver.startsWith("mysql")) {
                throw unusable(file, List.of("[db] drivername: \"" + driver + "\" is no mysql"));
            }
            return new OriginalConfig(
                    db.text("host", ""),
                    db.text("name", DEFAULT_NAME),
                    db.text("user", ""),
                    db.text("passwd", ""));
        } catch (ConfigException e) {
            throw unusable(file, e.problems());
        }
    }

    private static Failure unusable(Path file, List<String> problems) {
        return new Failure(
                Exit.USAGE,
                "the original's config file cannot be used: " + file,
                String.join("; ", problems),
                "nothing was sent",
                "say where its database is with --db-host, --db-name and --db-user");
    }
}
