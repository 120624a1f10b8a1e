package org.masakari.service.journal;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.StoreUnavailableException;

/**
 * Runs work in transactions, and again from its beginning as long as it is certain that nothing of
 * it was written: after a deadlock or a lost race between Galera's nodes, also one that only COMMIT
 * tells of, after a row that it refers to was removed meanwhile, and after a connection that broke
 * or a node that could not work before COMMIT.
 *
 * <p>If anything else happens to COMMIT, nobody knows whether it was written. That is not run again
 * here but told as a {@link StoreUnavailableException}, and whoever asked is safe to ask again:
 *
 * <ul>
 *   <li>a notification, by its idempotency key; what it began is claimed like any other recovery
 *       once its lease has run out;
 *   <li>a recovery's record, because its driver stops and the recovery is loaded anew;
 *   <li>claims, because the epoch has moved on if it was written: then this controller does not
 *       have the claim, and takes it up when the lease has run out;
 *   <li>a reserved host, because the recovery that took one is given the same again;
 *   <li>an acknowledgement or a return, because the second belongs to what the first began;
 *   <li>an operator's other wishes and the inventory, because they are refused the second time, by
 *       the recovery that is under way or by a unique name.
 * </ul>
 */
final class Transactions {
    /** Longer than a node that no longer answers is waited for, so that another one is tried. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final RetryPolicy<Object> RETRY =
            RetryPolicy.builder()
                    .handleIf(Transactions::isWorthAnotherTry)
                    .withBackoff(Duration.ofMillis(5), Duration.ofMillis(250))
                    .withJitter(0.3)
                    .withMaxRetries(10)
                    .withMaxDuration(PATIENCE)
                    .build();

    private final Jdbi jdbi;
    private final Turns turns;
    private final Runnable onNodeLost;

    /**
     * @param connections gives a connection of a node that works
     * @param turns as many as there are connections
     * @param onNodeLost told when a connection broke or its node could not work
     */
    Transactions(DataSource connections, Turns turns, Runnable onNodeLost) {
        this.jdbi = Jdbi.create(connections);
        jdbi.setTransactionHandler(new StatementTransactions());
        this.turns = turns;
        this.onNodeLost = onNodeLost;
    }

    /**
     * Runs {@code work} in one transaction, several times if need be.
     *
     * @throws StoreUnavailableException if the database cannot be used, or nobody knows whether
     *     COMMIT took place
     */
    <T extends @Nullable Object> T write(HandleCallback<T, RuntimeException> work) {
        return again(() -> once(work));
    }

    /**
     * Runs the one statement that {@code work} is, several times if need be, and also if nobody
     * knows whether it was written: only for what does no harm if it is tried twice.
     *
     * @throws StoreUnavailableException if the database cannot be used
     */
    <T extends @Nullable Object> T single(HandleCallback<T, RuntimeException> work) {
        return again(() -> jdbi.withHandle(work));
    }

    /**
     * Runs {@code work}, which only reads, without a transaction; several times if need be.
     *
     * @throws StoreUnavailableException if the database cannot be used
     */
    <T extends @Nullable Object> T read(HandleCallback<T, RuntimeException> work) {
        return again(() -> jdbi.withHandle(work));
    }

    /**
     * Runs {@code work}, which only reads, on the data as it was at one moment, whatever is
     * committed meanwhile; several times if need be.
     *
     * @throws StoreUnavailableException if the database cannot be used
     */
    <T extends @Nullable Object> T snapshot(HandleCallback<T, RuntimeException> work) {
        return again(() -> jdbi.withHandle(handle -> atOneMoment(handle, work)));
    }

    private static <T extends @Nullable Object> T atOneMoment(
            Handle handle, HandleCallback<T, RuntimeException> work) {
        handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        return handle.inTransaction(work);
    }

    private <T extends @Nullable Object> T again(Supplier<T> attempt) {
        try {
            return Failsafe.with(RETRY).get(() -> watched(attempt));
        } catch (JdbiException e) {
            if (isUnavailable(e)) {
                throw new StoreUnavailableException("the database cannot be used", e);
            }
            throw e;
        }
    }

    private <T extends @Nullable Object> T watched(Supplier<T> attempt) {
        try {
            return turns.inTurn(attempt);
        } catch (JdbiException | StoreUnavailableException e) {
            if (SqlErrors.isNodeLost(e) && !(e instanceof ConnectionException)) {
                onNodeLost.run();
            }
            throw e;
        }
    }

    private <T extends @Nullable Object> T once(HandleCallback<T, RuntimeException> work) {
        try (Handle handle = jdbi.open()) {
            handle.begin();
            try {
                T result = work.withHandle(handle);
                if (handle.isInTransaction()) {
                    commit(handle);
                }
                return result;
            } catch (RuntimeException e) {
                rollBack(handle, e);
                throw e;
            }
        }
    }

    private static void commit(Handle handle) {
        try {
            handle.commit();
        } catch (TransactionException e) {
            if (SqlErrors.isAborted(e)) {
                throw e;
            }
            throw new StoreUnavailableException(
                    "COMMIT was not answered: what it was to write may be written or not", e);
        }
    }

    private static void rollBack(Handle handle, RuntimeException reason) {
        try {
            if (handle.isInTransaction()) {
                handle.rollback();
            }
        } catch (JdbiException e) {
            reason.addSuppressed(e);
        }
    }

    /** The pool has tried for long enough where not even a connection was to be had. */
    private static boolean isWorthAnotherTry(Throwable error) {
        return error instanceof JdbiException
                && !(error instanceof ConnectionException)
                && (SqlErrors.isAborted(error)
                        || SqlErrors.isDetached(error)
                        || SqlErrors.isNodeLost(error));
    }

    private static boolean isUnavailable(JdbiException error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException) {
                return true;
            }
        }
        return SqlErrors.isAborted(error) || SqlErrors.isNodeLost(error);
    }
}
