package org.masakari.service.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.gate.Gate;
import org.masakari.service.journal.RecoveryRow.RecoveryKind;
import org.masakari.service.metrics.Standing;

/** Counts what is in MariaDB. Only reads. */
public final class JdbiStanding {
    private static final String HOSTS =
            """
            SELECT segment, SUM(NOT reserved) AS hosts, SUM(NOT reserved AND paused) AS paused,
                SUM(NOT reserved AND NOT paused AND NOT enabled) AS disabled,
                SUM(NOT reserved AND NOT paused AND enabled AND on_maintenance) AS on_maintenance,
                SUM(reserved AND NOT on_maintenance AND NOT failed) AS free
            FROM (
                SELECT s.name AS segment, s.enabled, h.reserved, h.on_maintenance,
                    EXISTS (SELECT 1 FROM pause p WHERE p.segment_id IS NULL OR p.segment_id = s.id) AS paused,
                    EXISTS (SELECT 1 FROM incident i WHERE i.open_host = h.name) AS failed
                FROM host h JOIN segment s ON s.id = h.segment_id
            ) each_host
            GROUP BY segment ORDER BY segment
            """;

    private static final String INCIDENTS =
            """
            SELECT COALESCE(s.name, '') AS segment, COUNT(*) AS incidents
            FROM incident i LEFT JOIN host h ON h.name = i.open_host LEFT JOIN segment s ON s.id = h.segment_id
            WHERE i.open_host IS NOT NULL GROUP BY COALESCE(s.name, '')
            """;

    private final Database database;

    public JdbiStanding(Database database) {
        this.database = database;
    }

    /**
     * How things stand now.
     *
     * @throws org.masakari.engine.port.StoreUnavailableException if the database cannot be used
     */
    public Standing now() {
        return database.read(
                handle ->
                        new Standing(
                                schema(handle),
                                open(handle),
                                held(handle),
                                incidents(handle),
                                hosts(handle),
                                pauses(handle),
                                webhooks(handle)));
    }

    /** As Flyway has noted it. */
    private static @Nullable String schema(Handle handle) {
        return handle.createQuery(
                        """
                        SELECT version FROM flyway_schema_history
                        WHERE success AND version IS NOT NULL ORDER BY installed_rank DESC LIMIT 1
                        """)
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }

    private static Map<Standing.KindAndPhase, Long> open(Handle handle) {
        Map<Standing.KindAndPhase, Long> open = new HashMap<>();
        handle.createQuery(
                        """
                        SELECT kind, phase, COUNT(*) AS recoveries FROM recovery
                        WHERE ended_at IS NULL GROUP BY kind, phase
                        """)
                .map(
                        (row, context) ->
                                Map.entry(
                                        new Standing.KindAndPhase(
                                                kind(row), row.getString("phase")),
                                        row.getLong("recoveries")))
                .forEach(each -> open.put(each.getKey(), each.getValue()));
        return open;
    }

    private static String kind(ResultSet row) throws SQLException {
        RecoveryKind kind = Columns.word(row, "kind", RecoveryKind.class);
        return kind == RecoveryKind.RECOVERY ? "host" : kind.name().toLowerCase(Locale.ROOT);
    }

    private static Map<Gate, Long> held(Handle handle) {
        return handle
                .createQuery(
                        "SELECT kind, reason FROM recovery WHERE ended_at IS NULL AND phase = 'held'")
                .map((row, context) -> gate(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(gate -> gate, Collectors.counting()));
    }

    /** The gate that holds a recovery of that {@code kind} and {@code reason}. */
    static Gate gate(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        Gate gate = Gate.holding(reason == null ? "" : reason);
        boolean isReturn = Columns.word(row, "kind", RecoveryKind.class) == RecoveryKind.RETURN;
        return isReturn && gate == Gate.EVIDENCE ? Gate.RETURN : gate;
    }

    private static Map<String, Long> incidents(Handle handle) {
        return handle
                .createQuery(INCIDENTS)
                .map(
                        (row, context) ->
                                Map.entry(row.getString("segment"), row.getLong("incidents")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<Standing.Hosts> hosts(Handle handle) {
        return handle.createQuery(HOSTS)
                .map(
                        (row, context) ->
                                new Standing.Hosts(
                                        row.getString("segment"),
                                        row.getInt("hosts"),
                                        row.getInt("paused"),
                                        row.getInt("disabled"),
                                        row.getInt("on_maintenance"),
                                        row.getInt("free")))
                .list();
    }

    private static List<Standing.Waiting> webhooks(Handle handle) {
        return handle.createQuery(
                        """
                        SELECT receiver, COUNT(*) AS events,
                            TIMESTAMPDIFF(MICROSECOND, MIN(created_at), UTC_TIMESTAMP(6)) AS oldest
                        FROM webhook_delivery WHERE ended_at IS NULL GROUP BY receiver ORDER BY receiver
                        """)
                .map(
                        (row, context) ->
                                new Standing.Waiting(
                                        row.getString("receiver"),
                                        row.getInt("events"),
                                        Duration.of(row.getLong("oldest"), ChronoUnit.MICROS)))
                .list();
    }

    private static List<String> pauses(Handle handle) {
        return new SegmentDao(handle)
                .pauses().stream()
                        .map(pause -> pause.segment() == null ? "" : pause.segment())
                        .toList();
    }
}
