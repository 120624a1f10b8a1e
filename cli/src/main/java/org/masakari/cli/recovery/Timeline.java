package org.masakari.cli.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.masakari.cli.output.Cell;
import org.masakari.cli.output.Layout;
import org.masakari.cli.output.Style;
import org.masakari.cli.output.Table;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.api.RecoveryDocument;
import org.masakari.protocol.api.StepDocument;
import org.masakari.protocol.api.VmMoveDocument;

/**
 * The steps of a recovery with the milliseconds at which they were taken.
 *
 * @param recovery whose steps
 * @param origin where the milliseconds begin
 */
record Timeline(RecoveryDocument recovery, Instant origin) {
    private static final int TIME_WIDTH = 9;
    private static final int PHASE_WIDTH = 11;

    /** All steps. */
    Table table() {
        return new Layout<StepDocument>()
                .number("at", step -> Cell.of(time(step)))
                .cell("phase", step -> Cell.word(step.phase()))
                .text("step", this::text)
                .table(recovery.steps());
    }

    /** The steps after the first {@code shown}, one line each, for a table that grows. */
    List<String> linesAfter(int shown, boolean colour) {
        return recovery.steps().stream().skip(shown).map(step -> line(step, colour)).toList();
    }

    private String line(StepDocument step, boolean colour) {
        String phase = padded(step.phase(), PHASE_WIDTH);
        String shown = colour ? Style.of(step.phase()).on(phase) : phase;
        String time = time(step);
        return " ".repeat(Math.max(0, TIME_WIDTH - time.length()))
                + time
                + "  "
                + shown
                + "  "
                + text(step);
    }

    private String time(StepDocument step) {
        long millis = Duration.between(origin, step.at()).toMillis();
        return (millis < 0 ? "" : "+") + millis + " ms";
    }

    private String text(StepDocument step) {
        InstanceId instance = step.instance();
        return instance == null ? step.text() : name(instance) + ": " + step.text();
    }

    private String name(InstanceId instance) {
        return recovery.moves().stream()
                .filter(move -> move.instanceUuid().equals(instance))
                .findFirst()
                .map(VmMoveDocument::instanceName)
                .orElse(instance.toString());
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
