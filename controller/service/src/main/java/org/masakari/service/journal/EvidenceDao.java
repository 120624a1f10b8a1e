package org.masakari.service.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.evidence.Acknowledgement;
import org.masakari.protocol.evidence.EvidenceSource;
import org.masakari.protocol.evidence.FencingAction;
import org.masakari.protocol.evidence.FencingEvidence;

/** Rows of {@code fencing_evidence}. */
final class EvidenceDao {
    private final Handle handle;

    EvidenceDao(Handle handle) {
        this.handle = handle;
    }

    long insert(long incidentId, long notificationId, FencingEvidence evidence) {
        Acknowledgement word = evidence.acknowledgement();
        return handle.createUpdate(
                        """
                        INSERT INTO fencing_evidence (incident_id, notification_id, target, action, operation_id,
                            completed_at, origin, delegate, client, source, reporter,
                            acknowledged_because, expires_at)
                        VALUES (:incident, :notification, :target, :action, :operation,
                            :completedAt, :origin, :delegate, :client, :source, :reporter,
                            :because, :expiresAt)
                        """)
                .bind("incident", incidentId)
                .bind("notification", notificationId)
                .bind("target", evidence.target().value())
                .bind("action", Columns.text(evidence.action()))
                .bind("operation", evidence.operationId())
                .bind("completedAt", Times.db(evidence.completedAt()))
                .bind("origin", evidence.origin())
                .bind("delegate", evidence.delegate())
                .bind("client", evidence.client())
                .bind("source", Columns.text(evidence.source()))
                .bind("reporter", evidence.reporter())
                .bind("because", word == null ? null : word.reason())
                .bind("expiresAt", word == null ? null : Times.db(word.expiresAt()))
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    Optional<FencingEvidence> find(long id) {
        return handle.createQuery("SELECT * FROM fencing_evidence WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> evidence(row))
                .findOne();
    }

    /** What recoveries went by, by their ids; one without evidence is absent. */
    Map<Long, FencingEvidence> ofRecoveries(List<Long> ids) {
        return handle.createQuery(
                        """
                        SELECT r.id AS recovery_id, e.* FROM recovery r
                            JOIN fencing_evidence e ON e.id = r.evidence_id
                        WHERE r.id IN (<ids>)
                        """)
                .bindList("ids", ids)
                .map((row, context) -> Map.entry(row.getLong("recovery_id"), evidence(row)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What was reported for an incident, the latest first; the same operation once. */
    List<FencingEvidence> ofIncident(long incidentId) {
        return handle.createQuery(
                        """
                        SELECT * FROM fencing_evidence WHERE incident_id = :incident
                        ORDER BY completed_at DESC, source, reporter LIMIT 50
                        """)
                .bind("incident", incidentId)
                .map((row, context) -> evidence(row))
                .list();
    }

    /** The row of that very evidence. */
    Optional<Long> idOf(long incidentId, FencingEvidence evidence) {
        return handle.createQuery(
                        """
                        SELECT id FROM fencing_evidence
                        WHERE incident_id = :incident AND completed_at = :completedAt AND source = :source
                          AND reporter = :reporter LIMIT 1
                        """)
                .bind("incident", incidentId)
                .bind("completedAt", Times.db(evidence.completedAt()))
                .bind("source", Columns.text(evidence.source()))
                .bind("reporter", evidence.reporter())
                .mapTo(Long.class)
                .findOne();
    }

    Set<String> operationsOf(long incidentId) {
        return new HashSet<>(
                handle.createQuery(
                                """
                                SELECT operation_id FROM fencing_evidence
                                WHERE incident_id = :incident AND operation_id IS NOT NULL
                                """)
                        .bind("incident", incidentId)
                        .mapTo(String.class)
                        .list());
    }

    private static FencingEvidence evidence(ResultSet row) throws SQLException {
        return new FencingEvidence(
                Columns.host(row, "target"),
                FencingAction.valueOf(row.getString("action").toUpperCase(Locale.ROOT)),
                row.getString("operation_id"),
                Times.instant(row, "completed_at"),
                row.getString("origin"),
                row.getString("delegate"),
                row.getString("client"),
                EvidenceSource.valueOf(row.getString("source").toUpperCase(Locale.ROOT)),
                row.getString("reporter"),
                acknowledgement(row));
    }

    private static @Nullable Acknowledgement acknowledgement(ResultSet row) throws SQLException {
        Instant expiresAt = Times.instantOrNull(row, "expires_at");
        return expiresAt == null
                ? null
                : new Acknowledgement(row.getString("acknowledged_because"), expiresAt);
    }
}
