package org.masakari.service.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.gate.Approval;
import org.masakari.engine.port.Claim;
import org.masakari.engine.recovery.Header;
import org.masakari.engine.recovery.HostRecovery;
import org.masakari.engine.recovery.InstanceRecovery;
import org.masakari.engine.recovery.Phase;
import org.masakari.engine.recovery.ProcessRecovery;
import org.masakari.engine.recovery.Recovery;
import org.masakari.engine.recovery.RecoveryId;
import org.masakari.engine.recovery.Step;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.service.journal.RecoveryRow.RecoveryKind;

/** Rows of {@code recovery} and {@code step}. */
final class RecoveryDao {
    private final Handle handle;
    private final Events events;

    RecoveryDao(Handle handle) {
        this(handle, Events.NONE);
    }

    /**
     * @param events told of recoveries that something newer ends
     */
    RecoveryDao(Handle handle, Events events) {
        this.handle = handle;
        this.events = events;
    }

    /** Stores a new recovery, claimed at once by {@code claimant} with epoch 1. */
    long insert(
            Recovery recovery,
            @Nullable Long incidentId,
            @Nullable Long evidenceId,
            @Nullable Approval approval,
            Claimant claimant) {
        Header header = recovery.header();
        HostRecovery host = recovery instanceof HostRecovery it ? it : null;
        return handle.createUpdate(
                        """
                        INSERT INTO recovery (uuid, kind, incident_id, evidence_id, host, instance, process, method,
                            only_opted_in, phase, phase_since, opened_at, approved_by, approval_reason, approved_at, open_subject, claimed_by,
                            epoch, lease_until)
                        VALUES (:uuid, :kind, :incident, :evidence, :host, :instance, :process, :method,
                            :onlyOptedIn, :phase, :openedAt, :openedAt, :approvedBy, :approvalReason, :approvedAt, :subject, :controller,
                            1, UTC_TIMESTAMP(6) + INTERVAL :lease MICROSECOND)
                        """)
                .bind("uuid", header.id().toString())
                .bind("kind", RecoveryKind.of(recovery).column())
                .bind("incident", incidentId)
                .bind("evidence", evidenceId)
                .bind("host", header.host().value())
                .bind(
                        "instance",
                        recovery instanceof InstanceRecovery it ? it.instance().toString() : null)
                .bind("process", recovery instanceof ProcessRecovery it ? it.process() : null)
                .bind("method", host == null ? null : Columns.text(host.mandate().method()))
                .bind("onlyOptedIn", RecoveryRow.isOnlyOptedIn(recovery))
                .bind("phase", Columns.text(recovery.phase()))
                .bind("openedAt", Times.db(header.openedAt()))
                .bind("approvedBy", approval == null ? null : approval.operator())
                .bind("approvalReason", approval == null ? null : approval.reason())
                .bind("approvedAt", approval == null ? null : Times.db(approval.at()))
                .bind("subject", RecoveryRow.subject(recovery))
                .bind("controller", claimant.controller())
                .bind("lease", claimant.leaseMicros())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    Optional<RecoveryRow> find(RecoveryId id) {
        return handle.createQuery("SELECT * FROM recovery WHERE uuid = :uuid")
                .bind("uuid", id.toString())
                .map((row, context) -> RecoveryRow.read(handle, row))
                .findOne();
    }

    /** Writes {@code next}; false if the claim was taken over, and then nothing is written. */
    boolean update(Claim claim, Recovery next, Instant now) {
        boolean ends = next.phase().isTerminal();
        return RecoveryRow.bind(
                                handle.createUpdate(
                                        """
                                        UPDATE recovery SET phase = :phase, reason = :reason, forced_down = :forcedDown,
                                            disabled = :disabled, disabled_by_us = :ours, force_down_lifted = :lifted,
                                            planned_at = :plannedAt, phase_since = :phaseSince, called_at = :calledAt,
                                            ended_at = :endedAt, open_subject = IF(:ends, NULL, open_subject),
                                            records = records + 1
                                        WHERE uuid = :uuid AND epoch = :epoch AND ended_at IS NULL
                                        """),
                                next)
                        .bind("ends", ends)
                        .bind("endedAt", ends ? Times.db(now) : null)
                        .bind("uuid", claim.recovery().toString())
                        .bind("epoch", claim.epoch())
                        .execute()
                == 1;
    }

    /** The evidence that opened the gates, where another one had come with the notification. */
    void setEvidence(long id, long evidenceId) {
        handle.createUpdate("UPDATE recovery SET evidence_id = :evidence WHERE id = :id")
                .bind("evidence", evidenceId)
                .bind("id", id)
                .execute();
    }

    /** The operator's word that it is to go on; kept with it. */
    void approve(long id, Approval approval) {
        handle.createUpdate(
                        """
                        UPDATE recovery SET approved_by = :operator, approval_reason = :reason, approved_at = :at
                        WHERE id = :id
                        """)
                .bind("operator", approval.operator())
                .bind("reason", approval.reason())
                .bind("at", Times.db(approval.at()))
                .bind("id", id)
                .execute();
    }

    Optional<Approval> approval(long id) {
        return handle.createQuery("SELECT * FROM recovery WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> Optional.ofNullable(RecoveryRow.approval(row)))
                .one();
    }

    /**
     * What identifies a recovery's rows.
     *
     * @param id its row's id
     * @param incidentId its incident's, which is 0 where it has none
     * @param lastStep the ordinal of its latest step; 0 before the first
     */
    record Key(long id, long incidentId, int lastStep) {

        Key after(List<Step> steps) {
            return new Key(id, incidentId, lastStep + steps.size());
        }
    }

    Key key(RecoveryId id) {
        return handle.createQuery(
                        """
                        SELECT r.id, r.incident_id,
                            (SELECT COALESCE(MAX(s.ordinal), 0) FROM step s WHERE s.recovery_id = r.id) AS last_step
                        FROM recovery r WHERE r.uuid = :uuid
                        """)
                .bind("uuid", id.toString())
                .map(
                        (row, context) ->
                                new Key(
                                        row.getLong("id"),
                                        row.getLong("incident_id"),
                                        row.getInt("last_step")))
                .findOne()
                .orElseThrow(() -> new IllegalStateException("no recovery " + id));
    }

    void insertSteps(Key recovery, List<Step> steps) {
        int ordinal = recovery.lastStep();
        NewRows rows = new NewRows("step");
        for (Step step : steps) {
            ordinal++;
            rows.add()
                    .set("recovery_id", recovery.id())
                    .set("ordinal", ordinal)
                    .set("at", Times.db(step.at()))
                    .set("phase", Columns.text(step.phase()))
                    .set("instance", Columns.text((Object) step.instance()))
                    .set("text", step.text());
        }
        rows.insert(handle);
    }

    /** Ends every open recovery of the incident; their drivers lose their claims by it. */
    void supersede(long incidentId, String reason, Instant now) {
        supersede("incident_id = :key", incidentId, reason, now);
    }

    /** Ends what waits at a gate; true if there was something. */
    boolean supersedeHeld(long incidentId, String reason, Instant now) {
        return supersede(
                        "kind = 'recovery' AND phase = 'held' AND incident_id = :key",
                        incidentId,
                        reason,
                        now)
                > 0;
    }

    /** Ends what is done about the host's instances and processes: the host is recovered now. */
    void supersedeOn(HostName host, String reason, Instant now) {
        supersede("incident_id IS NULL AND host = :key", host.value(), reason, now);
    }

    /** Ends what is done about that process, and what would bring the host back into service. */
    void supersedeProcess(HostName host, String process, String reason, Instant now) {
        supersede("open_subject = :key", RecoveryRow.subject(host.value(), process), reason, now);
        supersede("kind = 'process_return' AND host = :key", host.value(), reason, now);
    }

    private int supersede(String condition, Object key, String reason, Instant now) {
        List<Long> open =
                handle.createQuery(
                                "SELECT id FROM recovery WHERE ended_at IS NULL AND "
                                        + condition
                                        + " FOR UPDATE")
                        .bind("key", key)
                        .mapTo(Long.class)
                        .list();
        open.forEach(id -> endSuperseded(id, reason, now));
        return open.size();
    }

    private void endSuperseded(long id, String reason, Instant now) {
        handle.createUpdate(
                        """
                        UPDATE recovery SET phase = :phase, reason = :reason, ended_at = :now, epoch = epoch + 1,
                            open_subject = NULL
                        WHERE id = :id
                        """)
                .bind("phase", Columns.text(Phase.SUPERSEDED))
                .bind("reason", reason)
                .bind("now", Times.db(now))
                .bind("id", id)
                .execute();
        events.ended(handle, id, now);
    }

    /** What was reported of {@code from} is now about {@code to}. */
    void moveNotifications(long from, long to) {
        handle.createUpdate("UPDATE notification SET recovery_id = :to WHERE recovery_id = :from")
                .bind("to", to)
                .bind("from", from)
                .execute();
    }

    /** The row id of the incident's latest recovery of that kind. */
    Optional<Long> latest(long incidentId, RecoveryKind kind) {
        return handle.createQuery(
                        """
                        SELECT id FROM recovery WHERE incident_id = :incident AND kind = :kind
                        ORDER BY opened_at DESC LIMIT 1
                        """)
                .bind("incident", incidentId)
                .bind("kind", kind.column())
                .mapTo(Long.class)
                .findOne();
    }

    boolean hasOpen(long incidentId, RecoveryKind kind) {
        return handle.createQuery(
                        """
                        SELECT EXISTS (SELECT 1 FROM recovery
                            WHERE incident_id = :incident AND kind = :kind AND ended_at IS NULL)
                        """)
                .bind("incident", incidentId)
                .bind("kind", kind.column())
                .mapTo(Boolean.class)
                .one();
    }

    /** How often the instance was restarted since then, not counting one recovery. */
    int restarts(InstanceId instance, long otherThan, Instant since) {
        return handle.createQuery(
                        """
                        SELECT COUNT(*) FROM recovery
                        WHERE instance = :instance AND opened_at >= :since AND id <> :other AND called_at IS NOT NULL
                        """)
                .bind("instance", instance.toString())
                .bind("since", Times.db(since))
                .bind("other", otherThan)
                .mapTo(Integer.class)
                .one();
    }

    /** True if an open recovery has that {@link RecoveryRow#subject}. */
    boolean isOpen(String subject) {
        return handle.createQuery(
                        "SELECT EXISTS (SELECT 1 FROM recovery WHERE open_subject = :subject)")
                .bind("subject", subject)
                .mapTo(Boolean.class)
                .one();
    }
}
