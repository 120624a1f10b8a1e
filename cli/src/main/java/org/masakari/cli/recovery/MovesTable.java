package org.masakari.cli.recovery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.output.Cell;
import org.masakari.cli.output.Layout;
import org.masakari.protocol.api.VmMoveDocument;

/** The VM moves of a recovery, one a row. */
final class MovesTable {
    private MovesTable() {}

    /** The columns; seconds are counted from {@code origin}. */
    static Layout<VmMoveDocument> from(Instant origin) {
        return new Layout<VmMoveDocument>()
                .text("instance", VmMoveDocument::instanceUuid)
                .text("name", VmMoveDocument::instanceName)
                .text("from", VmMoveDocument::sourceHost)
                .text("to", VmMoveDocument::destHost)
                .cell("status", move -> Cell.word(move.detail()))
                .number("attempts", move -> Cell.of(move.attempts()))
                .number("seconds", move -> Cell.seconds(millis(origin, move.endTime())))
                .text("reason", VmMoveDocument::message);
    }

    private static @Nullable Long millis(Instant origin, @Nullable Instant end) {
        return end == null ? null : Duration.between(origin, end).toMillis();
    }
}
