package org.masakari.cli.recovery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.output.Cell;
import org.masakari.cli.output.Layout;
import org.masakari.protocol.api.RecoveryDocument;

/** Recoveries as tables. */
public final class RecoveryLayouts {
    /** Several. */
    static final Layout<RecoveryDocument> LIST =
            new Layout<RecoveryDocument>()
                    .text("uuid", RecoveryDocument::uuid)
                    .text("host", RecoveryDocument::host)
                    .text("kind", RecoveryDocument::kind)
                    .cell("phase", r -> Cell.word(r.phase()))
                    .text("about", RecoveryLayouts::about)
                    .text("opened_at", RecoveryDocument::openedAt)
                    .number("seconds", r -> Cell.seconds(taken(r)))
                    .text("reason", RecoveryDocument::reason);

    /** All of one but its moves and steps. */
    public static final Layout<RecoveryDocument> ONE =
            new Layout<RecoveryDocument>()
                    .text("uuid", RecoveryDocument::uuid)
                    .text("host", RecoveryDocument::host)
                    .text("kind", RecoveryDocument::kind)
                    .cell("phase", r -> Cell.word(r.phase()))
                    .text("reason", RecoveryDocument::reason)
                    .text("about", RecoveryLayouts::about)
                    .text("reserved_hosts", r -> Words.of(r.reservedHosts()))
                    .text("approved_by", RecoveryDocument::approvedBy)
                    .text("evidence", r -> EvidenceText.of(r.evidence()))
                    .text("opened_at", RecoveryDocument::openedAt)
                    .text("ended_at", RecoveryDocument::endedAt)
                    .cell("seconds", r -> Cell.seconds(taken(r)))
                    .text("claimed_by", RecoveryDocument::claimedBy)
                    .text("incident_uuid", RecoveryDocument::incidentUuid)
                    .text("notification_uuid", RecoveryDocument::notificationUuid);

    private RecoveryLayouts() {}

    /** The instance or process, or where a host's instances go. */
    private static @Nullable String about(RecoveryDocument recovery) {
        if (recovery.instance() != null) {
            return recovery.instance().toString();
        }
        return recovery.process() != null ? recovery.process() : Words.of(recovery.method());
    }

    private static @Nullable Long taken(RecoveryDocument recovery) {
        Instant end = recovery.endedAt();
        return end == null ? null : Duration.between(recovery.openedAt(), end).toMillis();
    }
}
