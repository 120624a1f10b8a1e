package org.masakari.cli.manual;

import java.util.List;
import java.util.Locale;

/** Builds the text of a manual page, in the macros of man(7). Text is given as it is to be read. */
final class Roff {
    private final StringBuilder text = new StringBuilder();

    /**
     * Begins a page of section 1.
     *
     * @param version shown in the footer, such as {@code masakari 1.0}. The page bears no date, so
     *     that two builds make the same page.
     */
    static Roff page(String name, String version) {
        Roff page = new Roff();
        page.line(
                ".TH " + argument(name.toUpperCase(Locale.ROOT)) + " 1 \"\" " + argument(version));
        return page;
    }

    Roff section(String heading) {
        return line(".SH " + argument(heading));
    }

    Roff subsection(String heading) {
        return line(".SS " + argument(heading));
    }

    Roff paragraph(String sentence) {
        return line(".PP").line(escaped(sentence));
    }

    /** A term and, indented below it, what it means. */
    Roff item(String term, String meaning) {
        return line(".TP").line("\\fB" + inline(term) + "\\fR").line(escaped(meaning));
    }

    /** Lines that are shown as they are. */
    Roff verbatim(List<String> lines) {
        line(".PP").line(".nf");
        lines.forEach(each -> line(escaped(each)));
        return line(".fi");
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private Roff line(String line) {
        text.append(line).append('\n');
        return this;
    }

    private static String argument(String word) {
        return '"' + inline(word).replace("\"", "\\(dq") + '"';
    }

    /** A line of its own: one that begins with a dot or a quote would be taken for a request. */
    private static String escaped(String line) {
        String plain = inline(line);
        return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
    }

    private static String inline(String words) {
        return words.replace("\\", "\\e").replace("-", "\\-");
    }
}
