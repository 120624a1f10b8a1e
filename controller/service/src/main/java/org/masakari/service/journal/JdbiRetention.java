package org.masakari.service.journal;

import java.time.Instant;
import java.util.List;
import org.masakari.protocol.api.PurgeDocument;
import org.masakari.service.retention.Retention;

/**
 * Removes finished history from MariaDB in transactions of a few rows each: a large one would hold
 * up all nodes of a Galera cluster. An interrupted purge is gone on with by the next one.
 */
public final class JdbiRetention implements Retention {
    private static final int ROWS_AT_ONCE = 500;
    private static final int ROWS_A_CALL = 5000;
    private static final int OWNERS_AT_ONCE = 100;

    private final Database database;

    public JdbiRetention(Database database) {
        this.database = database;
    }

    @Override
    public PurgeDocument purge(Instant before) {
        PurgeCounts counts = new PurgeCounts();
        for (FinishedRows rows : FinishedRows.ALL) {
            List<Long> owners = finished(rows, before);
            while (!owners.isEmpty()) {
                for (FinishedRows.Part part : rows.parts()) {
                    counts.add(part.table(), delete(part, owners));
                }
                if (counts.rows() >= ROWS_A_CALL) {
                    return counts.document(before, false, true);
                }
                owners = finished(rows, before);
            }
        }
        return counts.document(before, false, false);
    }

    @Override
    public PurgeDocument purgeable(Instant before) {
        PurgeCounts counts = new PurgeCounts();
        for (FinishedRows rows : FinishedRows.ALL) {
            for (FinishedRows.Part part : rows.parts()) {
                counts.add(part.table(), count(part.of(rows.finished()), before));
            }
        }
        return counts.document(before, true, false);
    }

    private List<Long> finished(FinishedRows rows, Instant before) {
        return database.read(
                handle ->
                        handle.createQuery(rows.finished() + " LIMIT :most")
                                .bind("before", Times.db(before))
                                .bind("most", OWNERS_AT_ONCE)
                                .mapTo(Long.class)
                                .list());
    }

    private int delete(FinishedRows.Part part, List<Long> owners) {
        String sql = "DELETE FROM " + part.of("<owners>") + " LIMIT :most";
        int all = 0;
        int removed;
        do {
            removed =
                    database.transaction(
                            handle ->
                                    handle.createUpdate(sql)
                                            .bindList("owners", owners)
                                            .bind("most", ROWS_AT_ONCE)
                                            .execute());
            all += removed;
        } while (removed == ROWS_AT_ONCE);
        return all;
    }

    private long count(String rows, Instant before) {
        return database.read(
                handle ->
                        handle.createQuery("SELECT COUNT(*) FROM " + rows)
                                .bind("before", Times.db(before))
                                .mapTo(Long.class)
                                .one());
    }
}
