package org.masakari.service.journal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.moves.MoveStatus;
import org.masakari.protocol.api.RecoveryDocument.Summary;

/** VM moves in numbers. */
final class SummaryDao {
    static final Summary NO_MOVES = summary(List.of());

    private final Handle handle;

    SummaryDao(Handle handle) {
        this.handle = handle;
    }

    /** Those of one status; the time is null unless they succeeded and their recovery has ended. */
    private record Counted(long recovery, String apiStatus, int moves, @Nullable Long rtoMs) {}

    /** By the recoveries' ids; one without moves is absent. */
    Map<Long, Summary> ofRecoveries(List<Long> ids) {
        return counted(ids).stream()
                .collect(
                        Collectors.groupingBy(
                                Counted::recovery,
                                Collectors.collectingAndThen(
                                        Collectors.toList(), SummaryDao::summary)));
    }

    private static Summary summary(List<Counted> all) {
        return new Summary(
                moves(all, "pending"),
                moves(all, "ongoing"),
                moves(all, "succeeded"),
                moves(all, "failed"),
                moves(all, "ignored"),
                all.stream().map(Counted::rtoMs).filter(Objects::nonNull).findFirst().orElse(null));
    }

    private List<Counted> counted(List<Long> ids) {
        return handle.createQuery(
                        """
                        SELECT m.recovery_id, m.status, COUNT(*) AS moves,
                            MAX(IF(m.status = 'succeeded' AND r.ended_at IS NOT NULL,
                                TIMESTAMPDIFF(MICROSECOND, e.completed_at, m.ended_at) DIV 1000, NULL)) AS rto_ms
                        FROM vm_move m JOIN recovery r ON r.id = m.recovery_id
                            LEFT JOIN fencing_evidence e ON e.id = r.evidence_id
                        WHERE m.recovery_id IN (<ids>) GROUP BY m.recovery_id, m.status
                        """)
                .bindList("ids", ids)
                .map(
                        (row, context) ->
                                new Counted(
                                        row.getLong("recovery_id"),
                                        MoveHistoryDao.apiStatus(
                                                Columns.word(row, "status", MoveStatus.class)),
                                        row.getInt("moves"),
                                        row.getObject("rto_ms", Long.class)))
                .list();
    }

    private static int moves(List<Counted> all, String apiStatus) {
        return all.stream()
                .filter(each -> each.apiStatus().equals(apiStatus))
                .mapToInt(Counted::moves)
                .sum();
    }
}
