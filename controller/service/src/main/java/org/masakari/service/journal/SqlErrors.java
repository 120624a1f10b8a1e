package org.masakari.service.journal;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an error of the database means for who meets it. */
final class SqlErrors {
    /**
     * "Deadlock found", which is also Galera's word for a transaction that another node's has
     * overtaken, and "lock wait timeout exceeded". The transaction is rolled back, for certain.
     */
    private static final Set<Integer> ABORTED = Set.of(1213, 1205);

    /** The node has no quorum; it only reads, by configuration or for this transaction. */
    private static final Set<Integer> UNABLE = Set.of(1047, 1290, 1792, 1836);

    /**
     * "A foreign key constraint fails": another transaction has meanwhile removed what a row refers
     * to, or added a row that refers to what is removed.
     */
    private static final Set<Integer> DETACHED = Set.of(1451, 1452);

    private static final int DUPLICATE = 1062;

    private SqlErrors() {}

    /** True if the transaction was rolled back and may well succeed if it is run again. */
    static boolean isAborted(Throwable error) {
        SQLException sql = sqlOf(error);
        return sql != null
                && (ABORTED.contains(sql.getErrorCode()) || "40001".equals(sql.getSQLState()));
    }

    /**
     * True if the transaction went by rows that another one has changed: run again, it sees them.
     */
    static boolean isDetached(Throwable error) {
        SQLException sql = sqlOf(error);
        return sql != null && DETACHED.contains(sql.getErrorCode());
    }

    /** True if the connection is broken, or its node cannot work: another node may. */
    static boolean isNodeLost(Throwable error) {
        SQLException sql = sqlOf(error);
        return sql != null
                && (sql instanceof SQLNonTransientConnectionException
                        || sql instanceof SQLRecoverableException
                        || cannotWork(sql)
                        || (sql.getSQLState() != null && sql.getSQLState().startsWith("08")));
    }

    /** True if the server that sent this error cannot work now, although it answers. */
    static boolean cannotWork(SQLException error) {
        return UNABLE.contains(error.getErrorCode());
    }

    /** True if a unique key is taken. */
    static boolean isDuplicate(Throwable error) {
        SQLException sql = sqlOf(error);
        return sql != null && sql.getErrorCode() == DUPLICATE;
    }

    private static @Nullable SQLException sqlOf(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
