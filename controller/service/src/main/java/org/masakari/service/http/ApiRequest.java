package org.masakari.service.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.json.Json;

/**
 * A request, as a resource sees it.
 *
 * @param method the HTTP method
 * @param path the path's parts after {@code /v1} and the project id
 * @param query the query's parameters; the last of several of one name
 * @param version the version of the API that it asks for
 * @param sender the address that it comes from
 * @param idempotencyKey the Idempotency-Key header; null if there is none
 * @param body the body's text
 */
record ApiRequest(
        String method,
        List<String> path,
        Map<String, String> query,
        Microversion version,
        String sender,
        @Nullable String idempotencyKey,
        String body) {
    private static final int DEFAULT_LIMIT = 1000;
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** The path's part at {@code index} as an id; what is no UUID cannot be found. */
    UUID id(int index) {
        String text = path.get(index);
        if (!isUuid(text)) {
            throw ApiException.notFound(
                    "\"" + text + "\" is no UUID, so there is nothing with that id");
        }
        return UUID.fromString(text);
    }

    /** The path's part at {@code index} as whoever asked has written it before it was encoded. */
    String word(int index) {
        try {
            return URLDecoder.decode(path.get(index).replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiException.badRequest("malformed path: " + e.getMessage());
        }
    }

    static boolean isUuid(String text) {
        return UUID_FORM.matcher(text).matches();
    }

    /** The {@code limit} parameter, 1000 at most. */
    int limit() {
        String text = query.getOrDefault("limit", "");
        if (text.isEmpty()) {
            return DEFAULT_LIMIT;
        }
        if (!text.matches("\\d{1,9}")) {
            throw ApiException.badRequest("limit: a whole number expected, \"" + text + "\" found");
        }
        return Math.min(Integer.parseInt(text), DEFAULT_LIMIT);
    }

    /** The body, which must be an object that holds {@code name} and nothing else. */
    JsonNode object(String name) {
        JsonNode root = parse();
        if (!root.isObject() || !root.path(name).isObject()) {
            throw ApiException.badRequest("a JSON object {\"" + name + "\": {…}} expected");
        }
        if (root.size() > 1) {
            throw ApiException.badRequest("only \"" + name + "\" expected at the top");
        }
        return root.path(name);
    }

    private JsonNode parse() {
        try {
            return Json.strict().readTree(body);
        } catch (JsonProcessingException e) {
            throw ApiException.badRequest("malformed JSON: " + JsonFaults.of(e));
        }
    }

    /** {@code node} as a {@code type}; what is wrong is told with its place. */
    static <T> T read(JsonNode node, Class<T> type) {
        try {
            return Json.strict().treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw ApiException.badRequest(JsonFaults.of(e));
        }
    }

    /** Refuses properties of {@code node} other than {@code known}. */
    static void refuseUnknown(JsonNode node, List<String> known) {
        TreeSet<String> unknown = new TreeSet<>();
        node.fieldNames().forEachRemaining(unknown::add);
        known.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw ApiException.badRequest("unknown properties " + unknown + "; known are " + known);
        }
    }

    /** Refuses properties of {@code node} that this version does not know. */
    void refuseUnknown(JsonNode node, Map<String, Microversion> known) {
        refuseUnknown(
                node,
                known.entrySet().stream()
                        .filter(each -> version.has(each.getValue()))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList());
    }

    /** Refuses a change that changes nothing. */
    static void refuseEmpty(JsonNode node) {
        if (node.isEmpty()) {
            throw ApiException.badRequest("nothing to change: at least one property expected");
        }
    }
}
