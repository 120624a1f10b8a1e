package org.masakari.cli.output;

import java.util.List;
import java.util.stream.Collectors;

/** Lines as RFC 4180 has them. */
final class Csv {
    private Csv() {}

    static String line(List<String> values) {
        return values.stream().map(Csv::quoted).collect(Collectors.joining(","));
    }

    private static String quoted(String value) {
        boolean plain =
                value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
