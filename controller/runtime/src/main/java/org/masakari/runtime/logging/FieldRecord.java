package org.masakari.runtime.logging;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Collectors;
import org.slf4j.event.KeyValuePair;

/**
 * A record whose key-value pairs are still apart. {@link #getMessage} has them before the text, for
 * formatters that know nothing of them.
 */
final class FieldRecord extends LogRecord {
    private final String text;
    private final transient List<KeyValuePair> fields;

    FieldRecord(Level level, String text, List<KeyValuePair> fields) {
        super(level, merged(text, fields));
        this.text = text;
        this.fields = List.copyOf(fields);
    }

    private static String merged(String text, List<KeyValuePair> fields) {
        return fields.stream()
                .map(field -> field.key + "=" + field.value + " ")
                .collect(Collectors.joining("", "", text));
    }

    /** The message alone. */
    String text() {
        return text;
    }

    List<KeyValuePair> fields() {
        return fields;
    }
}
