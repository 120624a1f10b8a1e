package org.masakari.cli.original;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.output.Layout;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.api.RecoveryDocument;
import org.masakari.protocol.api.VmMoveDocument;

/**
 * A row as the original's table {@code vm_list} has it.
 *
 * @param progress 0 not yet, 1 running, 2 done, 3 error, 4 skipped
 * @param retryCnt tries after the first one
 * @param recoverTo where to; null if Nova decides, or for a restart
 * @param recoverBy 0 for a failed host, 1 for a failed instance
 * @param recovery the recovery that it belongs to, which the original does not have
 */
@JsonNaming(SnakeCaseStrategy.class)
record VmRow(
        Instant createAt,
        @Nullable Instant updateAt,
        InstanceId uuid,
        int progress,
        int retryCnt,
        @Nullable UUID notificationId,
        @Nullable HostName recoverTo,
        int recoverBy,
        UUID recovery) {
    static final Layout<VmRow> LAYOUT =
            new Layout<VmRow>()
                    .text("create_at", VmRow::createAt)
                    .text("update_at", VmRow::updateAt)
                    .text("uuid", VmRow::uuid)
                    .text("progress", VmRow::progress)
                    .text("retry_cnt", VmRow::retryCnt)
                    .text("notification_id", VmRow::notificationId)
                    .text("recover_to", VmRow::recoverTo)
                    .text("recover_by", VmRow::recoverBy)
                    .text("recovery", VmRow::recovery);

    private static final int NOT_YET = 0;
    private static final int RUNNING = 1;
    private static final int DONE = 2;
    private static final int ERROR = 3;
    private static final int SKIPPED = 4;

    /** An instance's way out of a failed host. */
    static VmRow of(RecoveryDocument recovery, VmMoveDocument move) {
        return new VmRow(
                move.createdAt(),
                move.updatedAt(),
                move.instanceUuid(),
                progress(move.status()),
                Math.max(move.attempts() - 1, 0),
                recovery.notificationUuid(),
                move.destHost(),
                0,
                recovery.uuid());
    }

    /** The restart of an instance. */
    static VmRow of(RecoveryDocument recovery, InstanceId instance) {
        return new VmRow(
                recovery.openedAt(),
                recovery.endedAt(),
                instance,
                progress(recovery),
                0,
                recovery.notificationUuid(),
                null,
                1,
                recovery.uuid());
    }

    /** True if the original would list it: it is not done, nor skipped. */
    boolean isOpenOrFailed() {
        return isOpen() || progress == ERROR;
    }

    /** True if it goes on, or is to begin. */
    boolean isOpen() {
        return progress == NOT_YET || progress == RUNNING;
    }

    private static int progress(String status) {
        return switch (status) {
            case "pending" -> NOT_YET;
            case "ongoing" -> RUNNING;
            case "succeeded" -> DONE;
            case "failed" -> ERROR;
            default -> SKIPPED;
        };
    }

    private static int progress(RecoveryDocument restart) {
        return switch (restart.phase()) {
            case "received", "held" -> NOT_YET;
            case "recovered" -> DONE;
            case "failed" -> ERROR;
            case "skipped" -> SKIPPED;
            default -> restart.endedAt() == null ? RUNNING : SKIPPED;
        };
    }
}
