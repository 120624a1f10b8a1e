package org.masakari.service.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Prepares statements so that MariaDB's driver sends a batch as one. It does so only for those that
 * are prepared without saying what their results are like, as Jdbi always does.
 */
final class BulkStatements extends DefaultStatementBuilder {

    @Override
    public PreparedStatement create(Connection connection, String sql, StatementContext context)
            throws SQLException {
        return context.isReturningGeneratedKeys() || context.isConcurrentUpdatable()
                ? super.create(connection, sql, context)
                : connection.prepareStatement(sql);
    }
}
