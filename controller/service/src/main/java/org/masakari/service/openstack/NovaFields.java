package org.masakari.service.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/**
 * Reads single fields of Nova's answers. What a recovery relies on must be there: each method
 * throws {@link MalformedAnswerException} if it is not, so that an answer of something else than
 * Nova is never taken for "nothing there".
 */
final class NovaFields {
    private NovaFields() {}

    static String text(JsonNode node, String field) {
        String text = node.path(field).asText("");
        if (text.isEmpty()) {
            throw new MalformedAnswerException("no " + field);
        }
        return text;
    }

    /** Null if Nova says null; the field itself must be there. */
    static @Nullable String textOrNull(JsonNode node, String field) {
        JsonNode value = present(node, field);
        return value.isNull() || value.asText().isEmpty() ? null : value.asText();
    }

    static InstanceId instance(JsonNode node, String field) {
        return instance(text(node, field), field);
    }

    /** {@code name} says what {@code text} is. */
    static InstanceId instance(String text, String name) {
        try {
            return InstanceId.of(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedAnswerException(name + " is no id: \"" + text + '"');
        }
    }

    /** Null if Nova says null, or names a host that cannot be in a segment. */
    static @Nullable HostName hostOrNull(JsonNode node, String field) {
        String name = textOrNull(node, field);
        return name != null && HostName.isValid(name) ? new HostName(name) : null;
    }

    static long number(JsonNode node, String field) {
        if (!node.path(field).canConvertToLong()) {
            throw new MalformedAnswerException(field + " is no number: " + node.path(field));
        }
        return node.path(field).asLong();
    }

    static boolean bool(JsonNode node, String field) {
        if (!node.path(field).isBoolean()) {
            throw new MalformedAnswerException(field + " is not true or false");
        }
        return node.path(field).asBoolean();
    }

    /** A time in UTC, which Nova writes without a zone; null if Nova says null. */
    static @Nullable Instant timeOrNull(JsonNode node, String field) {
        String text = textOrNull(node, field);
        try {
            return text == null
                    ? null
                    : LocalDateTime.parse(text.replaceFirst("Z$", "")).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new MalformedAnswerException(field + " is no time: " + text);
        }
    }

    /** A list; it may be empty. */
    static JsonNode list(JsonNode node, String field) {
        if (!node.path(field).isArray()) {
            throw new MalformedAnswerException("no list of " + field);
        }
        return node.path(field);
    }

    /** Names and values; none if the field is missing, which a policy of the cloud can cause. */
    static Map<String, String> pairs(JsonNode object) {
        Map<String, String> pairs = new TreeMap<>();
        object.properties().forEach(e -> pairs.put(e.getKey(), e.getValue().asText()));
        return pairs;
    }

    private static JsonNode present(JsonNode node, String field) {
        if (!node.has(field)) {
            throw new MalformedAnswerException("no " + field);
        }
        return node.path(field);
    }
}
