package org.masakari.service.http;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.masakari.service.journal.TestDatabase;

/** Ids of what is stored, by the first part of the paths at which they are. */
final class KnownRecords {
    private static final Map<String, String> QUERIES =
            Map.of(
                    "segments",
                    "SELECT CONCAT(s.uuid, ' ', COALESCE(h.uuid, '1')) AS ids FROM segment s LEFT JOIN host h"
                            + " ON h.segment_id = s.id",
                    "notifications",
                    "SELECT CONCAT(n.uuid, ' ', COALESCE(m.uuid, '1')) AS ids FROM notification n LEFT JOIN"
                            + " vm_move m ON m.recovery_id = n.recovery_id",
                    "recoveries",
                    "SELECT uuid AS ids FROM recovery",
                    "incidents",
                    "SELECT uuid AS ids FROM incident",
                    "explanations",
                    "SELECT name AS ids FROM host UNION SELECT instance FROM vm_move",
                    "plans",
                    "SELECT name AS ids FROM host");

    private final TestDatabase db;
    private Map<String, List<String>> lines = Map.of();

    KnownRecords(TestDatabase db) {
        this.db = db;
    }

    void refresh() {
        lines =
                QUERIES.keySet().stream()
                        .collect(Collectors.toUnmodifiableMap(kind -> kind, this::all));
    }

    private List<String> all(String kind) {
        String text =
                db.value(
                        "SELECT COALESCE(GROUP_CONCAT(ids ORDER BY ids SEPARATOR ','), '') FROM ("
                                + QUERIES.get(kind)
                                + ") AS known");
        return Arrays.asList(text.split(",", -1));
    }

    /** The ids in the path of one of them; an empty one if there is none. */
    List<String> idsFor(String kind, Random random) {
        List<String> all = lines.getOrDefault(kind, List.of(""));
        return Arrays.asList(all.get(random.nextInt(all.size())).split(" ", -1));
    }
}
