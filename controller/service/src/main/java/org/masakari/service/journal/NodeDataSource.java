package org.masakari.service.journal;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connects to the first node that can work, in the order of the config. A node that could not is
 * asked last for a while.
 *
 * <p>The driver's own fail-over ({@code jdbc:mariadb:sequential:}) is not used, for two reasons. It
 * knows neither a Galera node without quorum nor one that only reads: both let it in, and it would
 * come back to them with each new connection. And it exchanges a broken connection beneath its
 * user, where a break has to be seen: only then is it known whether it came during COMMIT.
 */
final class NodeDataSource implements DataSource {
    /** How long a node that could not be used is asked last. */
    private static final long AVOIDED_NANOS = Duration.ofSeconds(10).toNanos();

    /**
     * A node that does not answer costs {@code connectTimeout} once, as it is asked last from then
     * on. While Galera gives up a lost node, all others hold COMMIT, mostly for six seconds: {@code
     * socketTimeout} is longer, so as not to take that for a break. Statements are sent as text,
     * not prepared by the server, which would spare it a fifth of its CPU time: of a transaction
     * that another node of a Galera cluster has overtaken nobody tells then, and what follows is
     * written without it.
     */
    private static final Map<String, String> OPTIONS =
            Map.of(
                    "connectTimeout", "2000",
                    "socketTimeout", "10000",
                    "tcpKeepAlive", "true",
                    "useServerPrepStmts", "false",
                    "sessionVariables", "innodb_lock_wait_timeout=5");

    private final DatabaseConfig config;
    private final Map<DatabaseNode, Long> avoidedSince = new ConcurrentHashMap<>();
    private volatile int loginTimeoutSeconds;

    NodeDataSource(DatabaseConfig config) {
        this.config = config;
    }

    @Override
    public Connection getConnection() throws SQLException {
        SQLException failure = null;
        for (DatabaseNode node : inOrder()) {
            try {
                return connect(node);
            } catch (SQLException e) {
                avoidedSince.put(node, System.nanoTime());
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        throw failure == null ? new SQLException("no node is configured", "08001") : failure;
    }

    private List<DatabaseNode> inOrder() {
        List<DatabaseNode> order = new ArrayList<>(config.nodes());
        order.removeIf(this::isAvoided);
        config.nodes().stream().filter(this::isAvoided).forEach(order::add);
        return order;
    }

    private boolean isAvoided(DatabaseNode node) {
        Long since = avoidedSince.get(node);
        return since != null && System.nanoTime() - since < AVOIDED_NANOS;
    }

    private Connection connect(DatabaseNode node) throws SQLException {
        String url = "jdbc:mariadb://" + node + "/" + config.name();
        Connection connection = DriverManager.getConnection(url, options());
        try {
            prepare(connection, node);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private Properties options() {
        Properties options = new Properties();
        options.putAll(OPTIONS);
        options.setProperty("user", config.user());
        options.setProperty("password", config.password());
        Path authorities = config.authorities();
        if (authorities == null) {
            options.setProperty("sslMode", "disable");
        } else {
            options.setProperty("sslMode", "verify-full");
            options.setProperty("serverSslCert", authorities.toString());
        }
        return options;
    }

    /**
     * Refuses a node that cannot write, and lets reads on Galera see what other nodes have
     * committed: what is decided is decided on what is read.
     */
    private static void prepare(Connection connection, DatabaseNode node) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            Map<String, String> state = state(sql);
            if (!"OFF".equals(state.get("read_only"))) {
                throw new SQLNonTransientConnectionException(node + " is read-only", "08004");
            }
            if ("ON".equals(state.get("wsrep_on"))) {
                if (!"ON".equals(state.get("wsrep_ready"))) {
                    throw new SQLNonTransientConnectionException(
                            node + " is not part of its cluster's majority", "08004");
                }
                sql.execute("SET SESSION wsrep_sync_wait = 1");
            }
        }
    }

    private static Map<String, String> state(Statement sql) throws SQLException {
        Map<String, String> state = new HashMap<>();
        for (String query :
                List.of(
                        "SHOW VARIABLES WHERE Variable_name IN ('read_only', 'wsrep_on')",
                        "SHOW STATUS LIKE 'wsrep_ready'")) {
            try (ResultSet rows = sql.executeQuery(query)) {
                while (rows.next()) {
                    state.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return state;
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the config names the user");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeoutSeconds = seconds;
    }

    /** For the pool's own end only: it waits that long for a connection that is being made. */
    @Override
    public int getLoginTimeout() {
        return loginTimeoutSeconds;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("it wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
