package org.masakari.service.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.incident.Awaited;
import org.masakari.engine.port.IncidentSearch;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.IncidentDocument;

/** Incidents as the API shows them. */
final class IncidentHistoryDao {
    private static final String INCIDENTS =
            """
            SELECT i.*, s.name AS segment,
                (SELECT COUNT(*) FROM fencing_evidence e WHERE e.incident_id = i.id) AS reports,
                (SELECT e.id FROM fencing_evidence e WHERE e.incident_id = i.id
                    ORDER BY e.completed_at DESC, e.source, e.reporter LIMIT 1) AS evidence_id
            FROM incident i LEFT JOIN host h ON h.name = i.host LEFT JOIN segment s ON s.id = h.segment_id
            """;

    private final Handle handle;

    IncidentHistoryDao(Handle handle) {
        this.handle = handle;
    }

    /** The newest first. */
    List<IncidentDocument> find(IncidentSearch search) {
        HostName host = search.host();
        return handle.createQuery(
                        INCIDENTS
                                + """
                                WHERE (:host IS NULL OR i.host = :host)
                                    AND (:open IS NULL OR (i.closed_at IS NULL) = :open)
                                ORDER BY i.opened_at DESC, i.uuid LIMIT :limit
                                """)
                .bind("host", host == null ? null : host.value())
                .bind("open", search.open())
                .bind("limit", search.limit())
                .map((row, context) -> incident(row))
                .list();
    }

    Optional<IncidentDocument> find(UUID uuid) {
        return handle.createQuery(INCIDENTS + "WHERE i.uuid = :uuid")
                .bind("uuid", uuid.toString())
                .map((row, context) -> incident(row))
                .findOne();
    }

    private IncidentDocument incident(ResultSet row) throws SQLException {
        HostName host = Columns.host(row, "host");
        @Nullable Instant closedAt = Times.instantOrNull(row, "closed_at");
        List<IncidentDocument.Recovery> recoveries = recoveries(row.getLong("id"));
        return new IncidentDocument(
                Columns.uuid(row, "uuid"),
                host,
                row.getString("segment"),
                Times.instant(row, "opened_at"),
                closedAt,
                new EvidenceDao(handle).find(row.getLong("evidence_id")).orElse(null),
                row.getInt("reports"),
                recoveries,
                closedAt == null ? Awaited.by(host, recoveries) : null);
    }

    private List<IncidentDocument.Recovery> recoveries(long incidentId) {
        return handle.createQuery(
                        """
                        SELECT * FROM recovery WHERE incident_id = :incident
                        ORDER BY opened_at DESC, kind DESC, uuid
                        """)
                .bind("incident", incidentId)
                .map((row, context) -> recovery(row))
                .list();
    }

    private static IncidentDocument.Recovery recovery(ResultSet row) throws SQLException {
        return new IncidentDocument.Recovery(
                Columns.uuid(row, "uuid"),
                row.getString("kind"),
                row.getString("phase"),
                row.getString("reason"),
                Times.instant(row, "opened_at"),
                Times.instantOrNull(row, "ended_at"));
    }
}
