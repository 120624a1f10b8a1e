package org.masakari.cli.migration;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.masakari.cli.api.Exit;
import org.masakari.cli.api.Failure;

/** The database of the original Masakari (2015), which is only read. */
final class OriginalDatabase {
    private static final String OPTIONS =
            "?sslMode=disable&connectTimeout=5000&socketTimeout=60000";
    private static final String RESERVES =
            "SELECT cluster_port, hostname, deleted FROM reserve_list ORDER BY create_at, id";
    private static final String REPORTED =
            """
            SELECT DISTINCT notification_cluster_port, notification_hostname
            FROM notification_list
            WHERE notification_type = 'rscGroup'
            ORDER BY notification_cluster_port, notification_hostname
            """;

    private final Access access;

    OriginalDatabase(Access access) {
        this.access = access;
    }

    /** How to reach it. */
    record Access(String host, int port, String name, String user, String password) {
        /** Without the password. */
        @Override
        public String toString() {
            return "database " + name + " at " + host + ":" + port;
        }
    }

    /**
     * A row of {@code reserve_list}.
     *
     * @param deleted true if it was used in a recovery, had failed itself, or was taken out by an
     *     operator: the original tells these apart in no way
     */
    record Reserve(String clusterPort, String host, boolean deleted) {}

    /** A host that a hostmonitor has reported at least once. */
    record Reported(String clusterPort, String host) {}

    /**
     * What it holds at one moment.
     *
     * @param reserves the oldest first
     */
    record Content(List<Reserve> reserves, List<Reported> reported) {}

    /**
     * Reads it in one transaction that can write nothing.
     *
     * @throws Failure if it cannot be reached or is no database of the original's
     */
    Content read() {
        String url =
                "jdbc:mariadb://" + access.host + ":" + access.port + "/" + access.name + OPTIONS;
        try (Connection connection =
                        DriverManager.getConnection(url, access.user, access.password);
                Statement sql = connection.createStatement()) {
            sql.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
            return new Content(reserves(sql), reported(sql));
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static List<Reserve> reserves(Statement sql) throws SQLException {
        List<Reserve> found = new ArrayList<>();
        try (ResultSet rows = sql.executeQuery(RESERVES)) {
            while (rows.next()) {
                found.add(new Reserve(text(rows, 1), text(rows, 2), rows.getInt(3) != 0));
            }
        }
        return found;
    }

    private static List<Reported> reported(Statement sql) throws SQLException {
        List<Reported> found = new ArrayList<>();
        try (ResultSet rows = sql.executeQuery(REPORTED)) {
            while (rows.next()) {
                found.add(new Reported(text(rows, 1), text(rows, 2)));
            }
        }
        return found;
    }

    private static String text(ResultSet rows, int column) throws SQLException {
        String text = rows.getString(column);
        return text == null ? "" : text.strip();
    }

    private Failure failure(SQLException e) {
        boolean noTable = "42S02".equals(e.getSQLState());
        return new Failure(
                noTable ? Exit.NOT_FOUND : Exit.UNREACHABLE,
                "the original's " + access + " cannot be read: " + e.getMessage(),
                noTable
                        ? "it is another database; ours has the same name by default"
                        : "a wrong address or account, or the database is down",
                "nothing was changed",
                noTable
                        ? "name the original's with --db-host and --db-name"
                        : "check --db-host, --db-port, --db-user and the password");
    }
}
