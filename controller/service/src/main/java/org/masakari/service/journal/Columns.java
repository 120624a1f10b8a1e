package org.masakari.service.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.segment.RecoveryMethod;

/** Typed readers of columns. */
final class Columns {
    private Columns() {}

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return UUID.fromString(row.getString(column));
    }

    static @Nullable UUID uuidOrNull(ResultSet row, String column) throws SQLException {
        return row.getString(column) == null ? null : uuid(row, column);
    }

    static HostName host(ResultSet row, String column) throws SQLException {
        return new HostName(row.getString(column));
    }

    static @Nullable HostName hostOrNull(ResultSet row, String column) throws SQLException {
        String name = row.getString(column);
        return name == null ? null : new HostName(name);
    }

    static InstanceId instance(ResultSet row, String column) throws SQLException {
        return InstanceId.of(row.getString(column));
    }

    static @Nullable InstanceId instanceOrNull(ResultSet row, String column) throws SQLException {
        String id = row.getString(column);
        return id == null ? null : InstanceId.of(id);
    }

    static RecoveryMethod method(ResultSet row, String column) throws SQLException {
        return word(row, column, RecoveryMethod.class);
    }

    static @Nullable RecoveryMethod methodOrNull(ResultSet row, String column) throws SQLException {
        return row.getString(column) == null ? null : method(row, column);
    }

    /** The constant whose lower-case name the column holds. */
    static <E extends Enum<E>> E word(ResultSet row, String column, Class<E> type)
            throws SQLException {
        return Enum.valueOf(type, row.getString(column).toUpperCase(Locale.ROOT));
    }

    static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
