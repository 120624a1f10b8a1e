package org.masakari.cli.doctor;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.output.Cell;
import org.masakari.cli.output.Layout;
import org.masakari.cli.output.Style;
import org.masakari.cli.output.Table;
import org.masakari.protocol.diagnosis.Finding;
import org.masakari.protocol.diagnosis.Verdict;

/** The report for people: a line a finding, and below it what it means and what to do. */
public final class Rendering {
    /** The report for programs, a finding a row. */
    public static final Layout<Finding> LAYOUT =
            new Layout<Finding>()
                    .cell("verdict", finding -> cell(finding.verdict()))
                    .text("check", Finding::check)
                    .text("found", Finding::found)
                    .text("meaning", Finding::meaning)
                    .text("advice", Finding::advice);

    /** A cell that stays empty; one without any text would be shown as having no value. */
    private static final Cell EMPTY = Cell.of(" ");

    private Rendering() {}

    /** The findings below each other. */
    public static Table table(List<Finding> findings) {
        Table table = new Table(new BitSet());
        for (Finding finding : findings) {
            table.add(
                    List.of(
                            cell(finding.verdict()),
                            Cell.of(finding.check()),
                            Cell.of(finding.found())));
            below(table, "means: ", finding.meaning());
            below(table, "to do: ", finding.advice());
        }
        return table;
    }

    private static Cell cell(Verdict verdict) {
        Style style =
                switch (verdict) {
                    case OK -> Style.GOOD;
                    case WARN -> Style.BUSY;
                    case FAIL -> Style.BAD;
                    case NOT_CHECKED -> Style.PLAIN;
                };
        return new Cell(verdict.word(), style);
    }

    private static void below(Table table, String label, @Nullable String text) {
        if (text != null) {
            table.add(List.of(EMPTY, EMPTY, Cell.of(label + text)));
        }
    }
}
