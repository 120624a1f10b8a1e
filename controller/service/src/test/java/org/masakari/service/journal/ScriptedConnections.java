package org.masakari.service.journal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections to no database: each does as it is told, but COMMIT fails as the test wants. */
final class ScriptedConnections {
    private final Deque<SQLException> failures;
    private final List<String> calls = new ArrayList<>();

    ScriptedConnections(SQLException... failuresOfCommit) {
        this.failures = new ArrayDeque<>(Arrays.asList(failuresOfCommit));
    }

    /** What ended transactions, in order: commit, rollback. */
    List<String> calls() {
        return calls;
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (self, method, arguments) -> connection());
    }

    private Connection connection() {
        return proxy(
                Connection.class,
                (self, method, arguments) ->
                        switch (method.getName()) {
                            case "getAutoCommit" -> true;
                            case "createStatement" -> statement();
                            case "commit" -> commit();
                            case "rollback" -> {
                                calls.add("rollback");
                                yield null;
                            }
                            case "isClosed" -> false;
                            default -> null;
                        });
    }

    private static Statement statement() {
        return proxy(
                Statement.class,
                (self, method, arguments) -> method.getName().equals("execute") ? false : null);
    }

    private @Nullable Object commit() throws SQLException {
        calls.add("commit");
        SQLException failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
        return null;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
