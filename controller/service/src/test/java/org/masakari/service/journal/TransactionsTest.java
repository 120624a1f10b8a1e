package org.masakari.service.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransactionRollbackException;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.Test;
import org.masakari.engine.port.StoreUnavailableException;

class TransactionsTest {
    private final SQLException overtaken =
            new SQLTransactionRollbackException("Deadlock found", "40001", 1213);
    private final SQLException broken =
            new SQLNonTransientConnectionException("Connection reset", "08000");
    private final SQLException noQuorum =
            new SQLNonTransientConnectionException("WSREP has not yet prepared", "08S01", 1047);
    private final SQLException readOnly =
            new SQLException("running with the --read-only option", "HY000", 1290);
    private final SQLException detached =
            new SQLException("a foreign key constraint fails", "23000", 1452);
    private final SQLException taken = new SQLException("Duplicate entry", "23000", 1062);

    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicInteger nodesLost = new AtomicInteger();

    private Transactions on(ScriptedConnections connections) {
        return new Transactions(
                connections.dataSource(),
                new Turns(1, Duration.ofSeconds(5)),
                nodesLost::incrementAndGet);
    }

    private int failingFirst(ScriptedConnections connections, SQLException error) {
        return on(connections)
                .write(
                        handle -> {
                            if (runs.incrementAndGet() == 1) {
                                throw new UnableToExecuteStatementException(error, null);
                            }
                            return runs.get();
                        });
    }

    @Test
    void runsTheWholeAgainWhenCommitSaysThatItWasOvertaken() {
        ScriptedConnections connections = new ScriptedConnections(overtaken, overtaken);

        int result = on(connections).write(handle -> runs.incrementAndGet());

        assertThat(result).isEqualTo(3);
        assertThat(connections.calls())
                .containsExactly("commit", "rollback", "commit", "rollback", "commit");
    }

    @Test
    void doesNotRunAgainWhenTheConnectionBreaksDuringCommit() {
        ScriptedConnections connections = new ScriptedConnections(broken);

        Throwable error =
                catchThrowable(() -> on(connections).write(handle -> runs.incrementAndGet()));

        assertThat(error)
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("may be written or not");
        assertThat(runs).hasValue(1);
        assertThat(nodesLost).hasValue(1);
    }

    @Test
    void doesNotRunAgainWhenTheNodeLosesItsQuorumDuringCommit() {
        Throwable error =
                catchThrowable(
                        () ->
                                on(new ScriptedConnections(noQuorum))
                                        .write(handle -> runs.incrementAndGet()));

        assertThat(error).isInstanceOf(StoreUnavailableException.class);
        assertThat(runs).hasValue(1);
    }

    @Test
    void runsTheWholeAgainWhenTheConnectionBreaksBeforeCommit() {
        assertThat(failingFirst(new ScriptedConnections(), broken)).isEqualTo(2);
        assertThat(nodesLost).hasValue(1);
    }

    @Test
    void leavesANodeWithoutQuorum() {
        assertThat(failingFirst(new ScriptedConnections(), noQuorum)).isEqualTo(2);
        assertThat(nodesLost).hasValue(1);
    }

    @Test
    void leavesANodeThatOnlyReads() {
        assertThat(failingFirst(new ScriptedConnections(), readOnly)).isEqualTo(2);
        assertThat(nodesLost).hasValue(1);
    }

    @Test
    void runsTheWholeAgainWhenARowThatItRefersToWasRemovedMeanwhile() {
        assertThat(failingFirst(new ScriptedConnections(), detached)).isEqualTo(2);
    }

    @Test
    void doesNotRunAgainWhatWouldFailAgain() {
        Throwable error = catchThrowable(() -> failingFirst(new ScriptedConnections(), taken));

        assertThat(error).isInstanceOf(JdbiException.class);
        assertThat(runs).hasValue(1);
        assertThat(nodesLost).hasValue(0);
    }

    @Test
    void givesUpWhenItIsOvertakenAgainAndAgain() {
        SQLException[] always = Collections.nCopies(100, overtaken).toArray(SQLException[]::new);

        Throwable error =
                catchThrowable(
                        () ->
                                on(new ScriptedConnections(always))
                                        .write(handle -> runs.incrementAndGet()));

        assertThat(error)
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("the database cannot be used");
        assertThat(runs).hasValue(11);
    }
}
