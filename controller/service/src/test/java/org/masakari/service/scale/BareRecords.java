package org.masakari.service.scale;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.masakari.service.journal.DatabaseConfig;

/**
 * Transactions of a record's shape by nothing but JDBC, one after another: what this machine and
 * its MariaDB allow, to hold the journal's time against.
 */
final class BareRecords {
    private static final int COUNTED = 2000;

    private BareRecords() {}

    /** How long one takes, in milliseconds. */
    static double millisEach(DatabaseConfig config) {
        String url = "jdbc:mariadb://" + config.nodes().get(0) + "/" + config.name();
        try (Connection connection =
                        DriverManager.getConnection(
                                url + "?sslMode=disable", config.user(), config.password());
                Statement sql = connection.createStatement()) {
            sql.execute(
                    "CREATE TABLE bare_recovery (id INT PRIMARY KEY, phase VARCHAR(16)) ENGINE = InnoDB");
            sql.execute(
                    "CREATE TABLE bare_step (id INT AUTO_INCREMENT PRIMARY KEY, text TEXT) ENGINE = InnoDB");
            sql.execute("INSERT INTO bare_recovery VALUES (1, 'received')");
            write(connection, sql, COUNTED / 4);
            long began = System.nanoTime();
            write(connection, sql, COUNTED);
            return (System.nanoTime() - began) / 1e6 / COUNTED;
        } catch (SQLException e) {
            throw new IllegalStateException("bare transactions failed", e);
        }
    }

    private static void write(Connection connection, Statement sql, int times) throws SQLException {
        String insert = "INSERT INTO bare_step (text) VALUES (?), (?)";
        try (PreparedStatement step = connection.prepareStatement(insert)) {
            for (int i = 0; i < times; i++) {
                sql.execute("START TRANSACTION");
                sql.execute("UPDATE bare_recovery SET phase = '" + i + "' WHERE id = 1");
                insert(step, "evacuate call " + i);
                insert(step, "accepted by Nova " + i);
                connection.commit();
            }
        }
    }

    private static void insert(PreparedStatement step, String text) throws SQLException {
        step.setString(1, text);
        step.setString(2, text);
        step.execute();
    }
}
