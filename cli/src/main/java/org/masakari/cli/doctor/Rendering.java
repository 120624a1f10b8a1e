package org.masakari.cli.doctor;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.output.Cell;
import org.masakari.cli.output.Layout;
import org.masakari.cli.output.Table;

/** The report for people: a line a finding, and below it what it means and what to do. */
public final class Rendering {
    /** The report for programs, a finding a row. */
    public static final Layout<Finding> LAYOUT =
            new Layout<Finding>()
                    .cell("verdict", finding -> finding.verdict().cell())
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
                            finding.verdict().cell(),
                            Cell.of(finding.check()),
                            Cell.of(finding.found())));
            below(table, "means: ", finding.meaning());
            below(table, "to do: ", finding.advice());
        }
        return table;
    }

    private static void below(Table table, String label, @Nullable String text) {
        if (text != null) {
            table.add(List.of(EMPTY, EMPTY, Cell.of(label + text)));
        }
    }
}
