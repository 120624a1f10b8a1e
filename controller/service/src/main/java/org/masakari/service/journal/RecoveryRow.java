package org.masakari.service.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.gate.Approval;
import org.masakari.engine.recovery.Header;
import org.masakari.engine.recovery.HostRecovery;
import org.masakari.engine.recovery.HostReturn;
import org.masakari.engine.recovery.InstanceRecovery;
import org.masakari.engine.recovery.Mandate;
import org.masakari.engine.recovery.Phase;
import org.masakari.engine.recovery.ProcessRecovery;
import org.masakari.engine.recovery.Quarantine;
import org.masakari.engine.recovery.Recovery;
import org.masakari.engine.recovery.RecoveryId;
import org.masakari.engine.recovery.Reserves;
import org.masakari.protocol.InstanceId;

/**
 * A recovery and what its row says beside it.
 *
 * @param id the row's id
 * @param incidentId the incident that it belongs to; null for those of instances and processes
 * @param evidenceId the evidence that came with it; null if none did
 */
record RecoveryRow(
        long id, @Nullable Long incidentId, @Nullable Long evidenceId, Recovery recovery) {

    /** Reads a row of {@code recovery}, and the moves and reserves that belong to it. */
    static RecoveryRow read(Handle handle, ResultSet row) throws SQLException {
        long id = row.getLong("id");
        Header header =
                new Header(
                        new RecoveryId(Columns.uuid(row, "uuid")),
                        Columns.host(row, "host"),
                        Times.instant(row, "opened_at"));
        return new RecoveryRow(
                id,
                row.getObject("incident_id", Long.class),
                row.getObject("evidence_id", Long.class),
                recovery(handle, row, id, header));
    }

    private static Recovery recovery(Handle handle, ResultSet row, long id, Header header)
            throws SQLException {
        Phase phase = Columns.word(row, "phase", Phase.class);
        String reason = row.getString("reason");
        RecoveryKind kind = Columns.word(row, "kind", RecoveryKind.class);
        return switch (kind) {
            case RECOVERY -> hostRecovery(handle, row, id, header, phase);
            case RETURN ->
                    new HostReturn(
                            header,
                            phase,
                            row.getBoolean("force_down_lifted"),
                            false,
                            null,
                            reason);
            case INSTANCE ->
                    new InstanceRecovery(
                            header,
                            Columns.instance(row, "instance"),
                            row.getBoolean("only_opted_in"),
                            phase,
                            Times.instant(row, "phase_since"),
                            Times.instantOrNull(row, "called_at"),
                            reason);
            case PROCESS, PROCESS_RETURN ->
                    new ProcessRecovery(
                            header,
                            row.getString("process"),
                            kind == RecoveryKind.PROCESS_RETURN,
                            phase,
                            reason);
        };
    }

    private static HostRecovery hostRecovery(
            Handle handle, ResultSet row, long id, Header header, Phase phase) throws SQLException {
        return new HostRecovery(
                header,
                new Mandate(
                        Columns.method(row, "method"),
                        row.getBoolean("only_opted_in"),
                        new EvidenceDao(handle).find(row.getLong("evidence_id")).orElse(null),
                        approval(row)),
                phase,
                new Quarantine(
                        row.getBoolean("forced_down"),
                        row.getBoolean("disabled"),
                        row.getBoolean("disabled_by_us")),
                new Reserves(new ReserveDao(handle).of(id), false, false),
                Times.instantOrNull(row, "planned_at"),
                new MoveDao(handle).load(id),
                row.getString("reason"));
    }

    /** One from before schema version 9 is as old as the recovery, for all that is known. */
    static @Nullable Approval approval(ResultSet row) throws SQLException {
        String operator = row.getString("approved_by");
        if (operator == null) {
            return null;
        }
        Instant at = Times.instantOrNull(row, "approved_at");
        return new Approval(
                operator,
                row.getString("approval_reason"),
                at == null ? Times.instant(row, "opened_at") : at);
    }

    /** Binds what the kinds of recovery have in a row of their own; absent for the other kinds. */
    static <T extends SqlStatement<T>> T bind(T statement, Recovery recovery) {
        HostRecovery host = recovery instanceof HostRecovery it ? it : null;
        InstanceRecovery instance = recovery instanceof InstanceRecovery it ? it : null;
        Quarantine quarantine =
                host == null ? new Quarantine(false, false, false) : host.quarantine();
        return statement
                .bind("phase", Columns.text(recovery.phase()))
                .bind("reason", recovery.reason())
                .bind("forcedDown", quarantine.forcedDown())
                .bind("disabled", quarantine.disabled())
                .bind("ours", quarantine.ours())
                .bind("lifted", recovery instanceof HostReturn back && back.lifted())
                .bind("plannedAt", Times.db(host == null ? null : host.plannedAt()))
                .bind("phaseSince", Times.db(instance == null ? null : instance.phaseSince()))
                .bind("calledAt", Times.db(instance == null ? null : instance.calledAt()));
    }

    /** What the host's segment said of opting in; false for the kinds that it does not concern. */
    static boolean isOnlyOptedIn(Recovery recovery) {
        return (recovery instanceof HostRecovery host && host.mandate().onlyOptedIn())
                || (recovery instanceof InstanceRecovery instance && instance.onlyOptedIn());
    }

    /** What is unique among open recoveries, beside the incident; null for those of hosts. */
    static @Nullable String subject(Recovery recovery) {
        if (recovery instanceof InstanceRecovery instance) {
            return subject(instance.instance());
        }
        return recovery instanceof ProcessRecovery process
                ? subject(process.header().host().value(), process.process())
                : null;
    }

    static String subject(InstanceId instance) {
        return "instance " + instance;
    }

    static String subject(String host, String process) {
        return "process " + host + " " + process;
    }

    /** The kinds of recovery, as the column {@code kind} names them. */
    enum RecoveryKind {
        RECOVERY,
        RETURN,
        INSTANCE,
        PROCESS,
        PROCESS_RETURN;

        static RecoveryKind of(Recovery recovery) {
            if (recovery instanceof HostRecovery) {
                return RECOVERY;
            }
            if (recovery instanceof HostReturn) {
                return RETURN;
            }
            if (recovery instanceof InstanceRecovery) {
                return INSTANCE;
            }
            return ((ProcessRecovery) recovery).back() ? PROCESS_RETURN : PROCESS;
        }

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
