package org.masakari.cli.why;

import java.util.ArrayList;
import java.util.List;
import org.masakari.cli.output.Cell;
import org.masakari.cli.output.Style;
import org.masakari.cli.session.Screen;
import org.masakari.protocol.api.ExplanationDocument.Protection;

/** A text of paragraphs, each a title with indented lines below it. */
final class Lines {
    private static final String INDENT = "  ";

    private final List<List<Cell>> lines = new ArrayList<>();

    /** A text that begins with whether {@code about} is protected, and why. */
    static Lines of(String about, Protection protection) {
        Lines lines = new Lines();
        lines.lines.add(
                List.of(Cell.of(about + " is "), Words.cell(protection.verdict()), Cell.of(":")));
        lines.below(protection.because());
        return lines;
    }

    /** One more paragraph; nothing where there is nothing to say. */
    Lines paragraph(String title, List<String> below) {
        if (!below.isEmpty()) {
            lines.add(List.of());
            lines.add(List.of(new Cell(title, Style.TITLE)));
            below(below);
        }
        return this;
    }

    private void below(List<String> texts) {
        texts.forEach(each -> lines.add(List.of(new Cell(INDENT + each, Style.PLAIN))));
    }

    void print(Screen screen) {
        for (List<Cell> line : lines) {
            StringBuilder text = new StringBuilder();
            line.forEach(
                    cell ->
                            text.append(
                                    screen.terminal()
                                            ? cell.style().on(cell.text())
                                            : cell.text()));
            screen.out().println(text);
        }
    }
}
