package org.masakari.service.journal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.masakari.protocol.api.PurgeDocument;

/** How many rows of each table. */
final class PurgeCounts {
    private final Map<String, Long> byTable = new HashMap<>();

    void add(String table, long rows) {
        byTable.merge(table, rows, Long::sum);
    }

    long rows() {
        return byTable.values().stream().mapToLong(Long::longValue).sum();
    }

    PurgeDocument document(Instant before, boolean dryRun, boolean more) {
        return new PurgeDocument(
                before,
                dryRun,
                more,
                of("incident"),
                of("recovery"),
                of("notification"),
                of("vm_move"),
                of("step"));
    }

    private long of(String table) {
        return byTable.getOrDefault(table, 0L);
    }
}
