package org.masakari.cli.migration;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.masakari.cli.api.Document;
import org.masakari.cli.output.Layout;
import org.masakari.protocol.json.Json;

/**
 * What becomes of one segment or host.
 *
 * @param kind {@code segment} or {@code host}
 * @param detail why, or in what it differs; empty if there is nothing to say
 */
record Row(String kind, String segment, String name, Result result, String detail) {
    static final Layout<Row> LAYOUT =
            new Layout<Row>()
                    .text("kind", Row::kind)
                    .text("segment", Row::segment)
                    .text("name", Row::name)
                    .text("result", row -> row.result().words())
                    .text("detail", Row::detail);

    /** What becomes of it. */
    enum Result {
        TO_BE_CREATED("to be created", false),
        CREATED("created", false),
        PRESENT("already there", false),
        DIFFERS("differs", false),
        TO_BE_CHANGED("to be changed", false),
        CHANGED("changed", false),
        LEFT_OUT("left out", false),
        ELSEWHERE("in another segment", true),
        FAILED("failed", true),
        NOT_TRIED("not tried", true);

        private final String words;
        private final boolean bad;

        Result(String words, boolean bad) {
            this.words = words;
            this.bad = bad;
        }

        @JsonValue
        String words() {
            return words;
        }
    }

    static Row segment(String name, Result result, String detail) {
        return new Row("segment", name, name, result, detail);
    }

    static Row host(String segment, String name, Result result, String detail) {
        return new Row("host", segment, name, result, detail);
    }

    Row become(Result other, String why) {
        return new Row(kind, segment, name, other, why);
    }

    /** True if ours does not have it, though it should. */
    boolean isMissing() {
        return result.bad;
    }

    static List<Document<Row>> documents(List<Row> rows) {
        return rows.stream()
                .map(row -> new Document<>(Json.lenient().<JsonNode>valueToTree(row), row))
                .toList();
    }
}
