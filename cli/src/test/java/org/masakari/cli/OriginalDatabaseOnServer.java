package org.masakari.cli;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * A database of its own with the original's tables, on the MariaDB that the environment names, and
 * an account that may only read it.
 */
final class OriginalDatabaseOnServer implements AutoCloseable {
    static final String PASSWORD = "only reads";

    /** Its columns and sizes, in its order. */
    private static final String NOTIFICATION_LIST =
            """
            CREATE TABLE notification_list (
              id INTEGER NOT NULL AUTO_INCREMENT PRIMARY KEY,
              create_at DATETIME, update_at DATETIME, delete_at DATETIME, deleted INTEGER,
              notification_id VARCHAR(256), notification_type VARCHAR(16),
              notification_regionID VARCHAR(256), notification_hostname VARCHAR(256),
              notification_uuid VARCHAR(256), notification_time DATETIME,
              notification_eventID VARCHAR(1), notification_eventType VARCHAR(1),
              notification_detail VARCHAR(2), notification_startTime DATETIME,
              notification_endTime DATETIME, notification_tzname VARCHAR(16),
              notification_daylight VARCHAR(1), notification_cluster_port VARCHAR(64),
              progress INTEGER, recover_by INTEGER, iscsi_ip VARCHAR(16),
              controle_ip VARCHAR(16), recover_to VARCHAR(256)) CHARACTER SET utf8
            """;

    private static final String RESERVE_LIST =
            """
            CREATE TABLE reserve_list (
              id INTEGER NOT NULL AUTO_INCREMENT PRIMARY KEY,
              create_at DATETIME, update_at DATETIME, delete_at DATETIME, deleted INTEGER,
              cluster_port VARCHAR(64), hostname VARCHAR(256)) CHARACTER SET utf8
            """;

    private final String name = "original_" + UUID.randomUUID().toString().substring(0, 8);
    private final String reader = "reader_" + name;

    /** With its tables, which are empty. */
    OriginalDatabaseOnServer() {
        this(true);
    }

    /** One that holds something else. */
    static OriginalDatabaseOnServer withoutItsTables() {
        return new OriginalDatabaseOnServer(false);
    }

    private OriginalDatabaseOnServer(boolean itsTables) {
        execute("CREATE DATABASE " + name);
        if (itsTables) {
            execute("USE " + name, NOTIFICATION_LIST, RESERVE_LIST);
        }
        execute(
                "CREATE USER " + reader + "@'%' IDENTIFIED BY '" + PASSWORD + "'",
                "GRANT SELECT ON " + name + ".* TO " + reader + "@'%'");
    }

    String host() {
        return environment("HOST");
    }

    String port() {
        return environment("PORT");
    }

    String name() {
        return name;
    }

    String reader() {
        return reader;
    }

    /** Adds a row as {@code reserve_host_manage.py} does; {@code day} orders them. */
    void reserve(String clusterPort, String host, boolean deleted, int day) {
        execute(
                "USE " + name,
                "INSERT INTO reserve_list (create_at, deleted, cluster_port, hostname) VALUES"
                        + " ('2016-05-%02d', %d, '%s', '%s')"
                                .formatted(day, deleted ? 1 : 0, clusterPort, host));
    }

    /** Adds a notification, of which only what is read matters. */
    void notification(String type, String clusterPort, String host) {
        execute(
                "USE " + name,
                "INSERT INTO notification_list (create_at, deleted, notification_type,"
                        + " notification_hostname, notification_cluster_port, progress) VALUES"
                        + " ('2016-05-01', 0, '%s', '%s', '%s', 2)"
                                .formatted(type, host, clusterPort));
    }

    @Override
    public void close() {
        execute("DROP DATABASE " + name, "DROP USER " + reader + "@'%'");
    }

    private void execute(String... statements) {
        String url = "jdbc:mariadb://" + host() + ":" + port() + "/?sslMode=disable";
        try (Connection connection =
                        DriverManager.getConnection(
                                url, environment("USER"), environment("PASSWORD"));
                Statement sql = connection.createStatement()) {
            for (String statement : statements) {
                sql.execute(statement);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("MariaDB at " + url + " is needed", e);
        }
    }

    private static String environment(String name) {
        return requireNonNull(
                System.getenv("MASAKARI_TEST_DB_" + name),
                "MASAKARI_TEST_DB_" + name + " is not set: run under testbed/cloud database --");
    }
}
