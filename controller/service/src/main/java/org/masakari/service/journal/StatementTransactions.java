package org.masakari.service.journal;

import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.LocalTransactionHandler;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jdbi.v3.core.transaction.TransactionHandler;

/**
 * Begins transactions by a statement of their own. Switching a connection's autocommit off and on
 * again, as JDBC would have it, asks the database once more for each transaction.
 */
final class StatementTransactions extends LocalTransactionHandler {

    @Override
    public TransactionHandler specialize(Handle handle) {
        return new OfHandle();
    }

    private static final class OfHandle extends LocalTransactionHandler {
        private boolean begun;

        @Override
        public void begin(Handle handle) {
            try (Statement statement = handle.getConnection().createStatement()) {
                statement.execute("START TRANSACTION");
                begun = true;
            } catch (SQLException e) {
                throw new TransactionException("a transaction cannot be begun", e);
            }
        }

        @Override
        public boolean isInTransaction(Handle handle) {
            return begun;
        }

        @Override
        public void commit(Handle handle) {
            try {
                handle.getConnection().commit();
                begun = false;
            } catch (SQLException e) {
                throw new TransactionException("COMMIT failed", e);
            }
        }

        @Override
        public void rollback(Handle handle) {
            begun = false;
            try {
                handle.getConnection().rollback();
            } catch (SQLException e) {
                throw new TransactionException("ROLLBACK failed", e);
            }
        }
    }
}
