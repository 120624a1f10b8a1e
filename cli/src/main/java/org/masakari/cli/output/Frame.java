package org.masakari.cli.output;

import java.util.ArrayList;
import java.util.List;

/** Rows in a frame of plus, minus and bars, as MariaDB's own client draws it. */
final class Frame {
    private static final String NO_VALUE = "NULL";

    private Frame() {}

    /** The lines of a frame around {@code titles} and, below them, {@code rows}. */
    static List<String> lines(List<String> titles, List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>(List.of(titles));
        rows.forEach(row -> all.add(row.stream().map(Frame::visible).toList()));
        List<Integer> widths = widths(all);
        String rule = rule(widths);
        List<String> lines = new ArrayList<>(List.of(rule, line(titles, widths), rule));
        all.stream().skip(1).forEach(row -> lines.add(line(row, widths)));
        lines.add(rule);
        return lines;
    }

    private static String visible(String text) {
        return text.isEmpty() ? NO_VALUE : text;
    }

    private static List<Integer> widths(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < rows.get(0).size(); i++) {
            int column = i;
            widths.add(rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0));
        }
        return widths;
    }

    private static String rule(List<Integer> widths) {
        StringBuilder rule = new StringBuilder("+");
        widths.forEach(width -> rule.append("-".repeat(width + 2)).append('+'));
        return rule.toString();
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < row.size(); i++) {
            String text = row.get(i);
            line.append(' ')
                    .append(text)
                    .append(" ".repeat(widths.get(i) - width(text)))
                    .append(" |");
        }
        return line.toString();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
