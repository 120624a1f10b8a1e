package org.masakari.cli.recovery;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Document;
import org.masakari.cli.api.Exit;
import org.masakari.cli.output.Layout;
import org.masakari.cli.output.Seconds;
import org.masakari.cli.output.Style;
import org.masakari.cli.session.Session;
import org.masakari.protocol.api.RecoveryDocument;
import org.masakari.protocol.api.VmMoveDocument;

/**
 * How a watched recovery ended.
 *
 * @param document the whole recovery
 * @param since where seconds are counted from; null for its beginning
 */
record Ending(Document<RecoveryDocument> document, @Nullable Instant since) {

    /** Prints the moves and a summary; for programs the document or its moves alone. */
    int print(Session session) {
        RecoveryDocument recovery = document.value();
        Layout<VmMoveDocument> layout = MovesTable.from(origin());
        if (session.isForPeople()) {
            PrintWriter out = session.screen().out();
            out.println();
            session.printer().table(layout.table(recovery.moves()));
            out.println();
            out.println(summary(session.screen().terminal()));
        } else {
            session.printer().one(document, recovery.moves(), layout);
        }
        return exit();
    }

    private String summary(boolean colour) {
        RecoveryDocument recovery = document.value();
        String phase = recovery.phase();
        StringBuilder text = new StringBuilder(recovery.host() + " ");
        text.append(Progress.of(recovery)).append(lastArrival());
        if (recovery.endedAt() != null) {
            text.append("; ended after ").append(after(recovery.endedAt()));
        }
        if (recovery.reason() != null) {
            text.append("; ").append(recovery.reason());
        }
        return colour ? Style.of(phase).on(text.toString()) : text.toString();
    }

    private String lastArrival() {
        return document.value().moves().stream()
                .filter(move -> move.status().equals("succeeded"))
                .map(VmMoveDocument::endTime)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .map(last -> "; the last one after " + after(last))
                .orElse("");
    }

    private String after(Instant time) {
        return Seconds.of(Duration.between(origin(), time).toMillis()) + " s";
    }

    private Instant origin() {
        return since == null ? document.value().openedAt() : since;
    }

    private int exit() {
        return switch (document.value().phase()) {
            case "recovered", "returned" -> Exit.OK;
            case "held" -> Exit.CONFLICT;
            default -> Exit.FAILED;
        };
    }
}
