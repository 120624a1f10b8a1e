package org.masakari.service.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.StoreUnavailableException;

/** The connection to MariaDB: a pool, transactions that survive a deadlock, the schema. */
public final class Database implements AutoCloseable {
    /** MariaDB's "deadlock found" and "lock wait timeout exceeded": the whole is tried again. */
    private static final Set<Integer> AGAIN = Set.of(1213, 1205);

    /** MariaDB's "duplicate entry". */
    private static final int DUPLICATE = 1062;

    private static final RetryPolicy<Object> RETRY =
            RetryPolicy.builder()
                    .handleIf(e -> AGAIN.contains(errorOf(e)))
                    .withBackoff(Duration.ofMillis(5), Duration.ofMillis(250))
                    .withJitter(0.3)
                    .withMaxRetries(8)
                    .build();

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    /** Connects lazily: a database that cannot be reached shows in the first call, not here. */
    public Database(DatabaseConfig config) {
        HikariConfig hikari = new HikariConfig();
        hikari.setPoolName("vm_ha");
        hikari.setJdbcUrl(config.jdbcUrl());
        hikari.setUsername(config.user());
        hikari.setPassword(config.password());
        hikari.setMaximumPoolSize(config.poolSize());
        hikari.setMinimumIdle(2);
        hikari.setConnectionTimeout(3000);
        hikari.setInitializationFailTimeout(-1);
        // What another transaction committed while ours waited for its lock must be seen.
        hikari.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        pool = new HikariDataSource(hikari);
        jdbi = Jdbi.create(pool);
    }

    /** Runs {@code work} in one transaction; after a deadlock, runs it again from its beginning. */
    <T extends @Nullable Object> T transaction(HandleCallback<T, RuntimeException> work) {
        return reached(() -> Failsafe.with(RETRY).get(() -> jdbi.inTransaction(work)));
    }

    /** Runs {@code work} without a transaction. */
    <T extends @Nullable Object> T read(HandleCallback<T, RuntimeException> work) {
        return reached(() -> jdbi.withHandle(work));
    }

    private static <T extends @Nullable Object> T reached(Supplier<T> work) {
        try {
            return work.get();
        } catch (JdbiException e) {
            if (isUnavailable(e)) {
                throw new StoreUnavailableException("the database cannot be used", e);
            }
            throw e;
        }
    }

    /** No connection (SQL state 08…), or one that broke, or a deadlock that would not end. */
    private static boolean isUnavailable(JdbiException error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException
                    || cause instanceof SQLRecoverableException
                    || cause instanceof SQLNonTransientConnectionException) {
                return true;
            }
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                return AGAIN.contains(sql.getErrorCode())
                        || (state != null && state.startsWith("08"));
            }
        }
        return false;
    }

    /** True if the database answers. */
    public boolean answers() {
        return read(handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one()) == 1;
    }

    /** Brings the schema to this program's version; forward only. */
    public void migrate() {
        flyway().migrate();
    }

    /** Schema versions that this program needs and the database lacks; 0 when all is well. */
    public int pendingMigrations() {
        MigrationInfo[] pending = flyway().info().pending();
        return pending.length;
    }

    private Flyway flyway() {
        return Flyway.configure().dataSource(pool).locations("classpath:org/masakari/sql").load();
    }

    @Override
    public void close() {
        pool.close();
    }

    /** True if {@code error} says that a unique key is taken. */
    static boolean isDuplicate(Throwable error) {
        return errorOf(error) == DUPLICATE;
    }

    private static int errorOf(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getErrorCode();
            }
        }
        return 0;
    }

    /** The id that the last INSERT of {@code handle} was given. */
    static long lastId(Handle handle) {
        return handle.createQuery("SELECT LAST_INSERT_ID()").mapTo(Long.class).one();
    }
}
