package org.masakari.service.journal;

import java.time.Duration;

/**
 * The right to change the tables, for one controller at a time. Flyway guards itself by GET_LOCK,
 * which one Galera node does not tell the others of, and there does without any lock. Hence a row,
 * timed by the database's clock. It stands outside the migrations, as they need it.
 */
final class SchemaLease {
    /** Longer than any one migration takes: it is renewed before each. */
    private static final Duration LENGTH = Duration.ofMinutes(2);

    private final Transactions transactions;
    private final String holder;

    /**
     * @param holder differs between any two processes
     */
    SchemaLease(Transactions transactions, String holder) {
        this.transactions = transactions;
        this.holder = holder;
    }

    /** True if it is ours now; false if another one holds it. */
    boolean take() {
        createRow();
        return update(
                """
                UPDATE schema_lease
                SET holder = :holder, lease_until = UTC_TIMESTAMP(6) + INTERVAL :length SECOND
                WHERE id = 1 AND (holder IS NULL OR holder = :holder OR lease_until < UTC_TIMESTAMP(6))
                """);
    }

    /** Keeps it; false if another one has it since. */
    boolean renew() {
        return update(
                """
                UPDATE schema_lease SET lease_until = UTC_TIMESTAMP(6) + INTERVAL :length SECOND
                WHERE id = 1 AND holder = :holder
                """);
    }

    /** Lets the next one take it; does nothing if another one has it since. */
    void giveBack() {
        transactions.write(
                handle ->
                        handle.createUpdate(
                                        "UPDATE schema_lease SET holder = NULL"
                                                + " WHERE id = 1 AND holder = :holder")
                                .bind("holder", holder)
                                .execute());
    }

    /** True if the database holds no table but the lease's own. */
    boolean isAlone() {
        return transactions.read(
                handle ->
                        handle.createQuery(
                                        """
                                        SELECT COUNT(*) = 0 FROM information_schema.tables
                                        WHERE table_schema = DATABASE() AND table_name <> 'schema_lease'
                                        """)
                                .mapTo(Boolean.class)
                                .one());
    }

    private void createRow() {
        transactions.read(
                handle ->
                        handle.execute(
                                """
                                CREATE TABLE IF NOT EXISTS schema_lease (
                                    id          TINYINT     NOT NULL PRIMARY KEY,
                                    holder      CHAR(36)    NULL,
                                    lease_until DATETIME(6) NOT NULL
                                ) ENGINE = InnoDB
                                """));
        transactions.write(
                handle ->
                        handle.execute(
                                "INSERT IGNORE INTO schema_lease VALUES (1, NULL, '1970-01-01')"));
    }

    private boolean update(String sql) {
        return transactions.write(
                        handle ->
                                handle.createUpdate(sql)
                                        .bind("holder", holder)
                                        .bind("length", LENGTH.toSeconds())
                                        .execute())
                == 1;
    }
}
