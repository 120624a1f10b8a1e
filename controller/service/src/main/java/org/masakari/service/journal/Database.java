package org.masakari.service.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.time.Duration;
import org.jdbi.v3.core.HandleCallback;
import org.jspecify.annotations.Nullable;
import org.masakari.service.metrics.PoolUse;

/** MariaDB, one or several nodes of it: a pool of connections, transactions, the schema. */
public final class Database implements AutoCloseable {
    /** How long a connection is waited for. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HikariDataSource pool;
    private final Turns turns;
    private final Transactions transactions;
    private final Schema schema;

    /** Connects lazily: a database that cannot be reached shows in the first call, not here. */
    public Database(DatabaseConfig config) {
        HikariConfig hikari = new HikariConfig();
        hikari.setPoolName(config.name());
        hikari.setDataSource(new NodeDataSource(config));
        hikari.setMaximumPoolSize(config.poolSize());
        hikari.setMinimumIdle(2);
        hikari.setConnectionTimeout(PATIENCE.toMillis());
        hikari.setValidationTimeout(1000);
        hikari.setKeepaliveTime(Duration.ofSeconds(30).toMillis());
        // After this long at most, the node that the config prefers is used again.
        hikari.setMaxLifetime(Duration.ofMinutes(10).toMillis());
        hikari.setIdleTimeout(Duration.ofMinutes(5).toMillis());
        hikari.setInitializationFailTimeout(-1);
        hikari.setExceptionOverride(new UselessNodes());
        // What another transaction committed while ours waited for its lock must be seen.
        hikari.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        pool = new HikariDataSource(hikari);
        turns = new Turns(config.poolSize(), PATIENCE);
        transactions =
                new Transactions(
                        pool, turns, () -> pool.getHikariPoolMXBean().softEvictConnections());
        schema = new Schema(pool, transactions);
    }

    /** Runs {@code work} in one transaction; see {@link Transactions#write}. */
    <T extends @Nullable Object> T transaction(HandleCallback<T, RuntimeException> work) {
        return transactions.write(work);
    }

    /** Runs the one statement that {@code work} is; see {@link Transactions#single}. */
    <T extends @Nullable Object> T single(HandleCallback<T, RuntimeException> work) {
        return transactions.single(work);
    }

    /** Runs the one query that {@code work} is, or several that need not agree. */
    <T extends @Nullable Object> T read(HandleCallback<T, RuntimeException> work) {
        return transactions.read(work);
    }

    /** Runs {@code work}, which reads what belongs together; see {@link Transactions#snapshot}. */
    <T extends @Nullable Object> T snapshot(HandleCallback<T, RuntimeException> work) {
        return transactions.snapshot(work);
    }

    /** True if the database answers. */
    public boolean answers() {
        return read(handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one()) == 1;
    }

    /** How the connections are used now. */
    public PoolUse use() {
        HikariPoolMXBean state = pool.getHikariPoolMXBean();
        return new PoolUse(
                state.getActiveConnections(),
                state.getIdleConnections(),
                pool.getMaximumPoolSize(),
                turns.waiting());
    }

    /** The schema, and the way to this program's version of it. */
    public Schema schema() {
        return schema;
    }

    @Override
    public void close() {
        pool.close();
    }

    /** True if {@code error} says that a unique key is taken. */
    static boolean isDuplicate(Throwable error) {
        return SqlErrors.isDuplicate(error);
    }
}
