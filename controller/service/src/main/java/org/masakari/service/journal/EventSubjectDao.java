package org.masakari.service.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.WebhookEventDocument;

/** Incidents and recoveries as webhooks tell of them. */
final class EventSubjectDao {
    private static final int FAILED_AT_MOST = 50;

    private static final String SEGMENT =
            """
            LEFT JOIN host h ON h.name = %s.host LEFT JOIN segment s ON s.id = h.segment_id
            """;

    private final Handle handle;

    EventSubjectDao(Handle handle) {
        this.handle = handle;
    }

    /** What an event is about. */
    record Subject(
            HostName host,
            @Nullable String segment,
            WebhookEventDocument.@Nullable Incident incident,
            WebhookEventDocument.@Nullable Recovery recovery) {

        /** What is told of the same id is told in order. */
        UUID id() {
            return incident == null ? Objects.requireNonNull(recovery).uuid() : incident.uuid();
        }
    }

    Subject incident(long id) {
        return handle.createQuery(
                        """
                        SELECT i.host, s.name AS segment, i.uuid AS incident_uuid,
                            i.opened_at AS incident_opened_at, i.closed_at AS incident_closed_at
                        FROM incident i\s"""
                                + SEGMENT.formatted("i")
                                + "WHERE i.id = :id")
                .bind("id", id)
                .map((row, context) -> subject(row, null))
                .one();
    }

    Subject recovery(long id) {
        return handle.createQuery(
                        """
                        SELECT r.*, s.name AS segment, i.uuid AS incident_uuid,
                            i.opened_at AS incident_opened_at, i.closed_at AS incident_closed_at
                        FROM recovery r LEFT JOIN incident i ON i.id = r.incident_id\s"""
                                + SEGMENT.formatted("r")
                                + "WHERE r.id = :id")
                .bind("id", id)
                .map((row, context) -> subject(row, recovery(id, row)))
                .one();
    }

    private static Subject subject(ResultSet row, WebhookEventDocument.@Nullable Recovery recovery)
            throws SQLException {
        return new Subject(
                Columns.host(row, "host"), row.getString("segment"), incident(row), recovery);
    }

    private static WebhookEventDocument.@Nullable Incident incident(ResultSet row)
            throws SQLException {
        UUID uuid = Columns.uuidOrNull(row, "incident_uuid");
        return uuid == null
                ? null
                : new WebhookEventDocument.Incident(
                        uuid,
                        Times.instant(row, "incident_opened_at"),
                        Times.instantOrNull(row, "incident_closed_at"));
    }

    private WebhookEventDocument.Recovery recovery(long id, ResultSet row) throws SQLException {
        String phase = row.getString("phase");
        WebhookEventDocument.Instances instances = instances(id);
        List<WebhookEventDocument.Failed> failed = instances.failed() == 0 ? List.of() : failed(id);
        return new WebhookEventDocument.Recovery(
                Columns.uuid(row, "uuid"),
                row.getString("kind"),
                Columns.instanceOrNull(row, "instance"),
                row.getString("process"),
                phase,
                row.getString("reason"),
                phase.equals("held") ? Columns.text(JdbiStanding.gate(row)) : null,
                Times.instant(row, "opened_at"),
                Times.instantOrNull(row, "ended_at"),
                instances,
                failed,
                instances.failed() - failed.size());
    }

    private WebhookEventDocument.Instances instances(long recovery) {
        return handle.createQuery(
                        """
                        SELECT COALESCE(SUM(status = 'succeeded'), 0) AS succeeded,
                            COALESCE(SUM(status = 'failed'), 0) AS failed,
                            COALESCE(SUM(status = 'skipped'), 0) AS skipped,
                            COALESCE(SUM(status NOT IN ('succeeded', 'failed', 'skipped')), 0) AS still_open
                        FROM vm_move WHERE recovery_id = :recovery
                        """)
                .bind("recovery", recovery)
                .map(
                        (row, context) ->
                                new WebhookEventDocument.Instances(
                                        row.getInt("succeeded"),
                                        row.getInt("failed"),
                                        row.getInt("skipped"),
                                        row.getInt("still_open")))
                .one();
    }

    private List<WebhookEventDocument.Failed> failed(long recovery) {
        return handle.createQuery(
                        """
                        SELECT instance, name, reason FROM vm_move
                        WHERE recovery_id = :recovery AND status = 'failed' ORDER BY position LIMIT :most
                        """)
                .bind("recovery", recovery)
                .bind("most", FAILED_AT_MOST)
                .map(
                        (row, context) ->
                                new WebhookEventDocument.Failed(
                                        Columns.instance(row, "instance"),
                                        row.getString("name"),
                                        row.getString("reason")))
                .list();
    }
}
