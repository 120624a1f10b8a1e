package org.masakari.cli.output;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Aligned columns, two blanks apart; every cell is shown whole. */
public final class Table {
    private static final String GAP = "  ";
    private static final String NO_VALUE = "-";

    private final List<List<Cell>> rows = new ArrayList<>();
    private final List<Integer> widths = new ArrayList<>();
    private final BitSet numbers;

    /**
     * An empty table.
     *
     * @param numbers the columns that are aligned at their right end
     */
    public Table(BitSet numbers) {
        this.numbers = numbers;
    }

    /** One more row. */
    public Table add(List<Cell> cells) {
        List<Cell> row = cells.stream().map(Table::visible).toList();
        rows.add(row);
        for (int i = 0; i < row.size(); i++) {
            if (i == widths.size()) {
                widths.add(0);
            }
            widths.set(i, Math.max(widths.get(i), width(row.get(i).text())));
        }
        return this;
    }

    /** The rows as lines, without blanks at their ends. */
    public List<String> lines(boolean colour) {
        return rows.stream().map(row -> line(row, colour)).toList();
    }

    private String line(List<Cell> row, boolean colour) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            Cell cell = row.get(i);
            String blanks = " ".repeat(widths.get(i) - width(cell.text()));
            String text = colour ? cell.style().on(cell.text()) : cell.text();
            boolean last = i == row.size() - 1;
            line.append(i == 0 ? "" : GAP)
                    .append(numbers.get(i) ? blanks + text : last ? text : text + blanks);
        }
        return line.toString();
    }

    private static Cell visible(Cell cell) {
        return cell.text().isEmpty() ? Cell.of(NO_VALUE) : cell;
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
