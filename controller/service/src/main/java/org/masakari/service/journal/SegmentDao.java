package org.masakari.service.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.gate.Pause;
import org.masakari.engine.gate.SegmentState;
import org.masakari.protocol.HostName;

/**
 * What holds for a host's segment: rows of {@code pause} and {@code process_failure}, and counts.
 */
final class SegmentDao {
    private static final String ALL = "all";

    private static final String PAUSES =
            "SELECT p.*, s.name AS segment FROM pause p LEFT JOIN segment s ON s.id = p.segment_id ";

    private final Handle handle;

    SegmentDao(Handle handle) {
        this.handle = handle;
    }

    /**
     * The state of the host's segment. Of hosts that have failed those count that did so before
     * this one: of some that fail at the same moment the first ones are recovered, and the rest
     * waits.
     *
     * @param processes true if hosts with failed processes count as failed
     */
    SegmentState state(HostName host, Instant since, boolean processes) {
        return handle.createQuery(
                        """
                        SELECT s.name, s.enabled, s.trust_monitors, f.on_maintenance,
                            (SELECT COUNT(*) FROM host h WHERE h.segment_id = f.segment_id) AS hosts,
                            (SELECT COUNT(*) FROM host h WHERE h.segment_id = f.segment_id AND (
                                EXISTS (SELECT 1 FROM incident i WHERE i.open_host = h.name AND i.opened_at >= :since
                                    AND (own.id IS NULL OR (i.opened_at, i.uuid) <= (own.opened_at, own.uuid)))
                                OR :processes AND EXISTS (SELECT 1 FROM process_failure p WHERE p.host = h.name)
                            )) AS failed
                        FROM host f JOIN segment s ON s.id = f.segment_id
                        LEFT JOIN incident own ON own.open_host = f.name WHERE f.name = :host
                        """)
                .bind("host", host.value())
                .bind("since", Times.db(since))
                .bind("processes", processes)
                .map(
                        (row, context) ->
                                new SegmentState(
                                        row.getString("name"),
                                        row.getBoolean("enabled"),
                                        row.getBoolean("on_maintenance"),
                                        pauseOf(host).orElse(null),
                                        row.getInt("failed"),
                                        row.getInt("hosts"),
                                        row.getBoolean("trust_monitors")))
                .findOne()
                .orElseGet(() -> gone(host));
    }

    /** An operator has taken the host out of its segment meanwhile: nothing more is to begin. */
    private static SegmentState gone(HostName host) {
        return new SegmentState(
                "(none has " + host + " any more)", false, false, null, 1, 1, false);
    }

    private Optional<Pause> pauseOf(HostName host) {
        return handle.createQuery(
                        PAUSES
                                + """
                                WHERE p.segment_id IS NULL
                                    OR p.segment_id = (SELECT segment_id FROM host WHERE name = :host)
                                ORDER BY p.segment_id IS NULL DESC LIMIT 1
                                """)
                .bind("host", host.value())
                .map((row, context) -> pause(row))
                .findOne();
    }

    List<Pause> pauses() {
        return handle.createQuery(PAUSES + "ORDER BY p.since")
                .map((row, context) -> pause(row))
                .list();
    }

    /** Names of hosts whose recoveries are paused, with the pause. */
    List<PausedHost> pausedHosts() {
        return handle.createQuery(
                        """
                        SELECT p.*, s.name AS segment, h.name AS host FROM pause p
                        JOIN host h ON p.segment_id IS NULL OR p.segment_id = h.segment_id
                        LEFT JOIN segment s ON s.id = p.segment_id
                        """)
                .map((row, context) -> new PausedHost(Columns.host(row, "host"), pause(row)))
                .list();
    }

    private static Pause pause(ResultSet row) throws SQLException {
        return new Pause(
                row.getString("segment"),
                row.getString("operator"),
                row.getString("reason"),
                Times.instant(row, "since"));
    }

    record PausedHost(HostName host, Pause pause) {}

    boolean pause(Pause pause) {
        String segment = pause.segment();
        return handle.createUpdate(
                                """
                                INSERT INTO pause (segment_id, scope, operator, reason, since)
                                SELECT s.id, COALESCE(s.uuid, :all), :operator, :reason, :since
                                FROM (SELECT 1) one LEFT JOIN segment s ON s.name = :segment
                                WHERE :segment IS NULL OR s.id IS NOT NULL
                                ON DUPLICATE KEY UPDATE operator = VALUES(operator), reason = VALUES(reason),
                                    since = VALUES(since)
                                """)
                        .bind("all", ALL)
                        .bind("segment", segment)
                        .bind("operator", pause.operator())
                        .bind("reason", pause.reason())
                        .bind("since", Times.db(pause.since()))
                        .execute()
                > 0;
    }

    boolean resume(@Nullable String segment) {
        return handle.createUpdate(
                                """
                                DELETE FROM pause WHERE scope = IF(:segment IS NULL, :all,
                                    (SELECT uuid FROM segment WHERE name = :segment))
                                """)
                        .bind("all", ALL)
                        .bind("segment", segment)
                        .execute()
                > 0;
    }

    Set<String> failedProcesses(HostName host) {
        return new HashSet<>(
                handle.createQuery("SELECT process FROM process_failure WHERE host = :host")
                        .bind("host", host.value())
                        .mapTo(String.class)
                        .list());
    }

    void processFailed(HostName host, String process, Instant now) {
        handle.createUpdate(
                        """
                        INSERT INTO process_failure (host, process, failed_at) VALUES (:host, :process, :now)
                        ON DUPLICATE KEY UPDATE failed_at = failed_at
                        """)
                .bind("host", host.value())
                .bind("process", process)
                .bind("now", Times.db(now))
                .execute();
    }

    void processBack(HostName host, String process) {
        handle.createUpdate("DELETE FROM process_failure WHERE host = :host AND process = :process")
                .bind("host", host.value())
                .bind("process", process)
                .execute();
    }

    /** A host that was fenced starts all its processes anew. */
    void allProcessesGone(HostName host) {
        handle.createUpdate("DELETE FROM process_failure WHERE host = :host")
                .bind("host", host.value())
                .execute();
    }
}
