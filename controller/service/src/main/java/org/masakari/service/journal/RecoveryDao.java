package org.masakari.service.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.Claim;
import org.masakari.engine.recovery.Approval;
import org.masakari.engine.recovery.Header;
import org.masakari.engine.recovery.HostRecovery;
import org.masakari.engine.recovery.HostReturn;
import org.masakari.engine.recovery.Phase;
import org.masakari.engine.recovery.Quarantine;
import org.masakari.engine.recovery.Recovery;
import org.masakari.engine.recovery.RecoveryId;
import org.masakari.engine.recovery.Reserve;
import org.masakari.engine.recovery.Step;
import org.masakari.protocol.HostName;

/** Rows of {@code recovery} and {@code step}. */
final class RecoveryDao {
    /** {@code recovery.kind}. */
    static final String RECOVERY = "recovery";

    static final String RETURN = "return";

    /** What a recovery's row says beside the recovery itself. */
    record Row(long id, long incidentId, @Nullable Long evidenceId, Recovery recovery) {}

    private final Handle handle;

    RecoveryDao(Handle handle) {
        this.handle = handle;
    }

    /** Stores a new recovery, claimed at once by {@code claimant} with epoch 1. */
    long insert(Recovery recovery, long incidentId, @Nullable Long evidenceId, Claimant claimant) {
        Header header = recovery.header();
        Approval approval = recovery instanceof HostRecovery host ? host.approval() : null;
        handle.createUpdate(
                        """
                        INSERT INTO recovery (uuid, kind, incident_id, evidence_id, host, method, phase, opened_at,
                            approved_by, approval_reason, claimed_by, epoch, lease_until)
                        VALUES (:uuid, :kind, :incident, :evidence, :host, :method, :phase, :openedAt,
                            :approvedBy, :approvalReason, :controller, 1, UTC_TIMESTAMP(6) + INTERVAL :lease MICROSECOND)
                        """)
                .bind("uuid", header.id().toString())
                .bind("kind", recovery instanceof HostRecovery ? RECOVERY : RETURN)
                .bind("incident", incidentId)
                .bind("evidence", evidenceId)
                .bind("host", header.host().value())
                .bind("method", Columns.text(header.method()))
                .bind("phase", Columns.text(recovery.phase()))
                .bind("openedAt", Times.db(header.openedAt()))
                .bind("approvedBy", approval == null ? null : approval.operator())
                .bind("approvalReason", approval == null ? null : approval.reason())
                .bind("controller", claimant.controller())
                .bind("lease", claimant.leaseMicros())
                .execute();
        return Database.lastId(handle);
    }

    Optional<Row> find(RecoveryId id) {
        return handle.createQuery("SELECT * FROM recovery WHERE uuid = :uuid")
                .bind("uuid", id.toString())
                .map((row, context) -> row(row))
                .findOne();
    }

    /** Writes {@code next}; false if the claim was taken over, and then nothing is written. */
    boolean update(Claim claim, Recovery next, Instant now) {
        HostRecovery host = next instanceof HostRecovery recovery ? recovery : null;
        Quarantine quarantine =
                host == null ? new Quarantine(false, false, false) : host.quarantine();
        HostName reserve = host == null ? null : host.reserve().host();
        return handle.createUpdate(
                                """
                                UPDATE recovery SET phase = :phase, reason = :reason, forced_down = :forcedDown,
                                    disabled = :disabled, disabled_by_us = :ours, force_down_lifted = :lifted,
                                    reserve_host = :reserve, reserve_ready = :reserveReady, planned_at = :plannedAt,
                                    ended_at = :endedAt
                                WHERE uuid = :uuid AND epoch = :epoch AND ended_at IS NULL
                                """)
                        .bind("phase", Columns.text(next.phase()))
                        .bind("reason", next.reason())
                        .bind("forcedDown", quarantine.forcedDown())
                        .bind("disabled", quarantine.disabled())
                        .bind("ours", quarantine.ours())
                        .bind("lifted", next instanceof HostReturn back && back.lifted())
                        .bind("reserve", Columns.text((Object) reserve))
                        .bind("reserveReady", host != null && host.reserve().ready())
                        .bind("plannedAt", Times.db(host == null ? null : host.plannedAt()))
                        .bind("endedAt", next.phase().isTerminal() ? Times.db(now) : null)
                        .bind("uuid", claim.recovery().toString())
                        .bind("epoch", claim.epoch())
                        .execute()
                == 1;
    }

    void insertSteps(long recoveryId, List<Step> steps) {
        if (steps.isEmpty()) {
            return;
        }
        int ordinal =
                handle.createQuery(
                                "SELECT COALESCE(MAX(ordinal), 0) FROM step WHERE recovery_id = :id")
                        .bind("id", recoveryId)
                        .mapTo(Integer.class)
                        .one();
        PreparedBatch batch =
                handle.prepareBatch(
                        """
                        INSERT INTO step (recovery_id, ordinal, at, phase, instance, text)
                        VALUES (:recovery, :ordinal, :at, :phase, :instance, :text)
                        """);
        for (Step step : steps) {
            ordinal++;
            batch.bind("recovery", recoveryId)
                    .bind("ordinal", ordinal)
                    .bind("at", Times.db(step.at()))
                    .bind("phase", Columns.text(step.phase()))
                    .bind("instance", Columns.text((Object) step.instance()))
                    .bind("text", step.text())
                    .add();
        }
        batch.execute();
    }

    /** Ends every open recovery of the incident; their drivers lose their claims by it. */
    void supersede(long incidentId, String reason, Instant now) {
        handle.createUpdate(
                        """
                        UPDATE recovery SET phase = :phase, reason = :reason, ended_at = :now, epoch = epoch + 1
                        WHERE incident_id = :incident AND ended_at IS NULL
                        """)
                .bind("phase", Columns.text(Phase.SUPERSEDED))
                .bind("reason", reason)
                .bind("now", Times.db(now))
                .bind("incident", incidentId)
                .execute();
    }

    /** What was reported of {@code from} is now about {@code to}. */
    void moveNotifications(long from, long to) {
        handle.createUpdate("UPDATE notification SET recovery_id = :to WHERE recovery_id = :from")
                .bind("to", to)
                .bind("from", from)
                .execute();
    }

    /** The row id of the incident's latest recovery of that kind. */
    Optional<Long> latest(long incidentId, String kind) {
        return handle.createQuery(
                        """
                        SELECT id FROM recovery WHERE incident_id = :incident AND kind = :kind
                        ORDER BY opened_at DESC LIMIT 1
                        """)
                .bind("incident", incidentId)
                .bind("kind", kind)
                .mapTo(Long.class)
                .findOne();
    }

    boolean hasOpen(long incidentId, String kind) {
        return handle.createQuery(
                        """
                        SELECT EXISTS (SELECT 1 FROM recovery
                            WHERE incident_id = :incident AND kind = :kind AND ended_at IS NULL)
                        """)
                .bind("incident", incidentId)
                .bind("kind", kind)
                .mapTo(Boolean.class)
                .one();
    }

    private Row row(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        Header header =
                new Header(
                        new RecoveryId(Columns.uuid(row, "uuid")),
                        Columns.host(row, "host"),
                        Columns.method(row, "method"),
                        Times.instant(row, "opened_at"));
        Phase phase = Phase.valueOf(row.getString("phase").toUpperCase(Locale.ROOT));
        Recovery recovery =
                row.getString("kind").equals(RETURN)
                        ? new HostReturn(
                                header,
                                phase,
                                row.getBoolean("force_down_lifted"),
                                row.getString("reason"))
                        : hostRecovery(row, id, header, phase);
        return new Row(
                id, row.getLong("incident_id"), row.getObject("evidence_id", Long.class), recovery);
    }

    private static @Nullable Approval approval(ResultSet row) throws SQLException {
        String operator = row.getString("approved_by");
        return operator == null
                ? null
                : new Approval(
                        operator,
                        row.getString("approval_reason"),
                        Times.instant(row, "opened_at"));
    }

    private HostRecovery hostRecovery(ResultSet row, long id, Header header, Phase phase)
            throws SQLException {
        return new HostRecovery(
                header,
                new EvidenceDao(handle).find(row.getLong("evidence_id")).orElse(null),
                approval(row),
                phase,
                new Quarantine(
                        row.getBoolean("forced_down"),
                        row.getBoolean("disabled"),
                        row.getBoolean("disabled_by_us")),
                new Reserve(
                        Columns.hostOrNull(row, "reserve_host"), row.getBoolean("reserve_ready")),
                Times.instantOrNull(row, "planned_at"),
                new MoveDao(handle).load(id),
                row.getString("reason"));
    }
}
