package org.masakari.service.journal;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

/** A fresh, migrated database of its own on the MariaDB that the environment names. */
public final class TestDatabase implements AutoCloseable {
    private final DatabaseConfig config;
    private final Database database;

    /**
     * Makes the database. Without a MariaDB the test fails: nothing else can prove what it says.
     */
    public TestDatabase() {
        this(true);
    }

    /** One without any tables. */
    static TestDatabase empty() {
        return new TestDatabase(false);
    }

    private TestDatabase(boolean migrated) {
        config =
                new DatabaseConfig(
                        List.of(
                                new DatabaseNode(
                                        environment("HOST"),
                                        Integer.parseInt(environment("PORT")))),
                        "vm_ha_" + UUID.randomUUID().toString().replace("-", ""),
                        environment("USER"),
                        environment("PASSWORD"),
                        8,
                        null);
        onServer("CREATE DATABASE " + config.name());
        database = new Database(config);
        if (migrated) {
            database.schema().migrate();
        }
    }

    public Database database() {
        return database;
    }

    /** How to reach it. */
    public DatabaseConfig config() {
        return config;
    }

    /** A file of the authority that its certificate, for 127.0.0.1, is of. */
    static Path authority() {
        return Path.of(environment("AUTHORITY"));
    }

    /** The first column of the only row that {@code query} gives. */
    public String value(String query) {
        return database.read(handle -> handle.createQuery(query).mapTo(String.class).one());
    }

    /** The checksum of a table's rows. */
    public String checksum(String table) {
        return database.read(
                handle ->
                        handle.createQuery("CHECKSUM TABLE " + table + " EXTENDED")
                                .map((row, context) -> row.getString("Checksum"))
                                .one());
    }

    /** Runs a statement. */
    public void execute(String statement) {
        database.read(handle -> handle.execute(statement));
    }

    @Override
    public void close() {
        database.close();
        onServer("DROP DATABASE " + config.name());
    }

    private void onServer(String statement) {
        String url = "jdbc:mariadb://" + config.nodes().get(0) + "/?sslMode=disable";
        try (Connection connection =
                        DriverManager.getConnection(url, config.user(), config.password());
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("MariaDB at " + config + " is needed", e);
        }
    }

    private static String environment(String name) {
        return requireNonNull(
                System.getenv("MASAKARI_TEST_DB_" + name),
                "MASAKARI_TEST_DB_" + name + " is not set: run under testbed/cloud database --");
    }
}
