package org.masakari.service.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/**
 * Rows that one statement inserts, however many they are: a statement costs the database, and us,
 * many times what a row does.
 */
final class NewRows {
    private final String table;
    private final List<Row> rows = new ArrayList<>();

    NewRows(String table) {
        this.table = table;
    }

    /** One row; every row of a table is given the same columns in the same order. */
    static final class Row {
        private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

        Row set(String column, @Nullable Object value) {
            values.put(column, value);
            return this;
        }
    }

    /** One more row, without any columns yet. */
    Row add() {
        Row row = new Row();
        rows.add(row);
        return row;
    }

    /** Inserts them; without any, nothing is asked of the database. */
    void insert(Handle handle) {
        insert(handle, "");
    }

    /**
     * Inserts them, and updates those that are there already.
     *
     * @param changes what is set in these, as MariaDB's {@code ON DUPLICATE KEY UPDATE} has it
     */
    void insertOrUpdate(Handle handle, String changes) {
        insert(handle, " ON DUPLICATE KEY UPDATE " + changes);
    }

    /**
     * Inserts them, and tells of each what it has become, in no certain order.
     *
     * @param columns what {@code mapper} reads
     */
    <T> List<T> insertReturning(Handle handle, String columns, RowMapper<T> mapper) {
        if (rows.isEmpty()) {
            return List.of();
        }
        try (Query insert = handle.createQuery(statement() + " RETURNING " + columns)) {
            return bound(insert).map(mapper).list();
        }
    }

    private void insert(Handle handle, String clause) {
        if (rows.isEmpty()) {
            return;
        }
        try (Update insert = handle.createUpdate(statement() + clause)) {
            bound(insert).execute();
        }
    }

    private <S extends SqlStatement<S>> S bound(S insert) {
        int position = 0;
        for (Row row : rows) {
            for (@Nullable Object value : row.values.values()) {
                insert.bind(position, value);
                position++;
            }
        }
        return insert;
    }

    private String statement() {
        Map<String, @Nullable Object> first = rows.get(0).values;
        String marks = "(" + "?, ".repeat(first.size() - 1) + "?)";
        return "INSERT INTO "
                + table
                + " ("
                + String.join(", ", first.keySet())
                + ") VALUES "
                + (marks + ", ").repeat(rows.size() - 1)
                + marks;
    }
}
