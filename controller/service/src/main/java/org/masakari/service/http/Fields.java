package org.masakari.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.gate.Approval;

/** Reads the properties of a document; what is absent keeps its former value. */
final class Fields {
    private static final String END = "[^\\p{Cc}\\p{Cs}\\s]";
    private static final Pattern NAME =
            Pattern.compile(END + "([^\\p{Cc}\\p{Cs}]{0,253}" + END + ")?");

    private final JsonNode node;

    Fields(JsonNode node) {
        this.node = node;
    }

    /** 1 to 255 printable characters without a blank at either end. */
    String name(String key, @Nullable String before) {
        String text = text(key, before);
        if (!NAME.matcher(text).matches()) {
            throw ApiException.badRequest(
                    key + ": 1 to 255 printable characters, no blank at either end, expected");
        }
        return text;
    }

    /** Who wants something, and why: {@code operator} and {@code reason}. */
    Approval approval(Instant now) {
        return new Approval(name("operator", null), name("reason", null), now);
    }

    String text(String key, @Nullable String before) {
        JsonNode value = node.path(key);
        if (value.isMissingNode() && before != null) {
            return before;
        }
        if (!value.isTextual()) {
            throw ApiException.badRequest(key + ": a text expected");
        }
        return value.asText();
    }

    @Nullable String nullableText(String key, @Nullable String before) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return before;
        }
        return value.isNull() ? null : text(key, null);
    }

    /** A JSON boolean, or one of the words that the Instance-HA API takes for one. */
    boolean flag(String key, boolean before) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return before;
        }
        return flag(key, value.asText());
    }

    /** One of the words that the Instance-HA API takes for a boolean. */
    static boolean flag(String key, String text) {
        return switch (text) {
            case "true", "True", "TRUE", "1", "on", "On", "ON", "yes", "Yes", "YES" -> true;
            case "false", "False", "FALSE", "0", "off", "Off", "OFF", "no", "No", "NO" -> false;
            default -> throw ApiException.badRequest(key + ": true or false expected");
        };
    }

    <T> T value(String key, Class<T> type, @Nullable T before) {
        JsonNode value = node.path(key);
        if (value.isMissingNode() && before != null) {
            return before;
        }
        if (!value.isTextual()) {
            throw ApiException.badRequest(key + ": a text expected");
        }
        try {
            return ApiRequest.read(value, type);
        } catch (ApiException e) {
            throw ApiException.badRequest(key + ": " + e.getMessage());
        }
    }
}
