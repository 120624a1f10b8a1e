package org.masakari.runtime.logging;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.json.Json;
import org.slf4j.event.KeyValuePair;

/**
 * One JSON object a line: {@code time} (UTC, milliseconds), {@code level}, {@code logger}, {@code
 * message}, each key-value pair as a field of its own, and {@code exception}, a stack trace with
 * its line ends, where there is one. A pair never replaces one of the fields that every line has.
 */
final class JsonFormatter extends Formatter {

    @Override
    public String format(LogRecord record) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("time", Words.TIME.format(Instant.ofEpochMilli(record.getMillis())));
        line.put("level", Words.of(record.getLevel()));
        line.put("logger", record.getLoggerName());
        line.put("message", formatMessage(record));
        if (record instanceof FieldRecord ours) {
            line.put("message", ours.text());
            ours.fields().forEach(field -> line.putIfAbsent(field.key, value(field)));
        }
        if (record.getThrown() != null) {
            line.put("exception", Escapes.trace(record.getThrown()));
        }
        try {
            return Escapes.of(Json.strict().writeValueAsString(line)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object value(KeyValuePair field) {
        Object value = field.value;
        return value == null || value instanceof Number || value instanceof Boolean
                ? value
                : value.toString();
    }
}
