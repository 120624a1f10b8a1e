package org.masakari.service.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.api.DiagnosisDocument;
import org.masakari.protocol.api.DiagnosisDocument.Report;

/** What the database tells of itself, and of those who report. Only reads. */
public final class JdbiDiagnosis {
    private final Database database;
    private final Clock clock;

    public JdbiDiagnosis(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The database.
     *
     * @throws org.masakari.engine.port.StoreUnavailableException if it cannot be reached
     */
    public DiagnosisDocument.Database state() {
        Schema schema = database.schema();
        String version = schema.version();
        int pending = schema.pending();
        return database.read(handle -> state(handle, version, pending));
    }

    private DiagnosisDocument.Database state(Handle handle, @Nullable String version, int pending) {
        int flush = number(handle, "SELECT @@GLOBAL.innodb_flush_log_at_trx_commit");
        Instant before = clock.instant();
        long beganNanos = System.nanoTime();
        long databaseMicros =
                handle.createQuery("SELECT CAST(UNIX_TIMESTAMP(NOW(6)) * 1000000 AS SIGNED)")
                        .mapTo(Long.class)
                        .one();
        Duration took = Duration.ofNanos(System.nanoTime() - beganNanos);
        long middleMillis = before.plus(took.dividedBy(2)).toEpochMilli();
        return new DiagnosisDocument.Database(
                null,
                took.toMillis(),
                databaseMicros / 1000 - middleMillis,
                version,
                pending,
                flush,
                galeraNodes(handle));
    }

    private static int number(Handle handle, String query) {
        return handle.createQuery(query).mapTo(Integer.class).one();
    }

    /** A server without Galera has no such status, or 0. */
    private static int galeraNodes(Handle handle) {
        return handle.createQuery("SHOW GLOBAL STATUS LIKE 'wsrep_cluster_size'")
                .map((row, context) -> row.getInt("Value"))
                .findOne()
                .orElse(0);
    }

    /**
     * The last report of each type about each host, as long as history is kept.
     *
     * @throws org.masakari.engine.port.StoreUnavailableException if they cannot be read
     */
    public List<Report> reports() {
        return database.read(
                handle ->
                        handle.createQuery(
                                        """
                                        SELECT type, host, MAX(created_at) AS last
                                        FROM notification
                                        GROUP BY type, host
                                        ORDER BY host, type
                                        """)
                                .map(
                                        (row, context) ->
                                                new Report(
                                                        row.getString("type"),
                                                        Columns.host(row, "host"),
                                                        Times.instant(row, "last")))
                                .list());
    }
}
