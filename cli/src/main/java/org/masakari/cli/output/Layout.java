package org.masakari.cli.output;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which columns a document has, and in which order. */
public final class Layout<T> {

    /** A column's value in a document. */
    @FunctionalInterface
    public interface Value<T> {
        @Nullable Object of(T document);
    }

    private final List<String> titles = new ArrayList<>();
    private final List<Function<T, Cell>> cells = new ArrayList<>();
    private final BitSet numbers = new BitSet();

    /** One more column; the title is the API's name of the property, where it has one. */
    public Layout<T> text(String title, Value<T> value) {
        return cell(title, document -> Cell.of(value.of(document)));
    }

    /** One more column, aligned at its right end. */
    public Layout<T> number(String title, Function<T, Cell> cell) {
        numbers.set(titles.size());
        return cell(title, cell);
    }

    /** One more column, whose cells know how they look. */
    public Layout<T> cell(String title, Function<T, Cell> cell) {
        titles.add(title);
        cells.add(cell);
        return this;
    }

    List<String> titles() {
        return titles;
    }

    List<Cell> row(T document) {
        return cells.stream().map(cell -> cell.apply(document)).toList();
    }

    /** The documents below each other, with the titles on top. */
    public Table table(List<T> documents) {
        Table table = new Table(numbers);
        table.add(titles.stream().map(title -> new Cell(heading(title), Style.TITLE)).toList());
        documents.forEach(document -> table.add(row(document)));
        return table;
    }

    /** One document, a property a line. */
    Table properties(T document) {
        Table table = new Table(new BitSet());
        List<Cell> row = row(document);
        for (int i = 0; i < row.size(); i++) {
            table.add(List.of(new Cell(titles.get(i).replace('_', ' '), Style.TITLE), row.get(i)));
        }
        return table;
    }

    private static String heading(String title) {
        return title.replace('_', ' ').toUpperCase(Locale.ROOT);
    }
}
