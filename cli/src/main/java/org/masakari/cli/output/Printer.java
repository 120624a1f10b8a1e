package org.masakari.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.PrintWriter;
import java.util.List;
import org.masakari.cli.api.Document;
import org.masakari.protocol.json.Json;

/** Writes documents in one of the formats. */
public final class Printer {
    private final Format format;
    private final PrintWriter out;
    private final boolean colour;

    public Printer(Format format, PrintWriter out, boolean colour) {
        this.format = format;
        this.out = out;
        this.colour = colour;
    }

    /** Several documents, one a row; in JSON and YAML an array. */
    public <T> void list(List<Document<T>> documents, Layout<T> layout) {
        List<T> values = documents.stream().map(Document::value).toList();
        switch (format) {
            case TABLE -> table(layout.table(values));
            case JSON -> json(array(documents));
            case YAML -> yaml(array(documents));
            case CSV -> csv(values, layout);
            case VALUE -> values(values, layout);
        }
    }

    /** As {@link #list}, but the table is in a frame, as MariaDB's own client draws it. */
    public <T> void framed(List<Document<T>> documents, Layout<T> layout) {
        if (format == Format.TABLE) {
            List<List<String>> rows =
                    documents.stream().map(each -> texts(layout.row(each.value()))).toList();
            Frame.lines(layout.titles(), rows).forEach(out::println);
        } else {
            list(documents, layout);
        }
    }

    /** A document that is mostly rows: only these, but in JSON and YAML all of it. */
    public <T> void one(Document<?> document, List<T> rows, Layout<T> layout) {
        switch (format) {
            case TABLE -> table(layout.table(rows));
            case JSON -> json(document.json());
            case YAML -> yaml(document.json());
            case CSV -> csv(rows, layout);
            case VALUE -> values(rows, layout);
        }
    }

    /** One document, a property a line; in JSON and YAML an object. */
    public <T> void one(Document<T> document, Layout<T> layout) {
        switch (format) {
            case TABLE -> table(layout.properties(document.value()));
            case JSON -> json(document.json());
            case YAML -> yaml(document.json());
            case CSV -> csv(List.of(document.value()), layout);
            case VALUE -> texts(layout.row(document.value())).forEach(out::println);
        }
    }

    /** A table, whatever the format is. */
    public void table(Table table) {
        table.lines(colour).forEach(out::println);
    }

    private <T> void csv(List<T> rows, Layout<T> layout) {
        out.println(Csv.line(layout.titles()));
        rows.forEach(row -> out.println(Csv.line(texts(layout.row(row)))));
    }

    private <T> void values(List<T> rows, Layout<T> layout) {
        rows.forEach(row -> out.println(String.join("\t", texts(layout.row(row)))));
    }

    private static List<String> texts(List<Cell> row) {
        return row.stream().map(Cell::text).toList();
    }

    private static ArrayNode array(List<? extends Document<?>> documents) {
        ArrayNode array = Json.lenient().createArrayNode();
        documents.forEach(document -> array.add(document.json()));
        return array;
    }

    private void json(JsonNode node) {
        try {
            out.println(Json.lenient().writerWithDefaultPrettyPrinter().writeValueAsString(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read as JSON cannot be written as JSON", e);
        }
    }

    private void yaml(JsonNode node) {
        out.print(Yaml.text(node));
    }
}
