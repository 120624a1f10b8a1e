package org.masakari.service.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.masakari.protocol.json.Json;

/** Values that a careless program chokes on, and documents that hold them. */
final class Hostile {
    private static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    " x ",
                    "\u0000",
                    "a\u0000b",
                    "\u0085",
                    "\u202e",
                    "\uffff",
                    "\ud83d\udca5",
                    "\ud83d\udca5".repeat(255),
                    "\u00e9".repeat(300),
                    "x".repeat(65),
                    "x".repeat(255),
                    "x".repeat(256),
                    "x".repeat(5_000),
                    "x'); --",
                    "\"\\",
                    "%s%n%d",
                    "../../..",
                    "${x}",
                    "null",
                    "NaN",
                    "-1",
                    "0",
                    "1e400",
                    "99999999999999999999",
                    "1-1-1-1-1",
                    "AAAAAAAA-0000-0000-0000-000000000001",
                    "True",
                    "asc",
                    "30d",
                    "106751991167300d",
                    "9223372036854775807d",
                    "99999999d",
                    "created_at",
                    "0000-00-00T00:00:00",
                    "0000-01-01T00:00:00",
                    "0999-01-01T00:00:00",
                    "-0001-01-01T00:00:00",
                    "9999-12-31T23:59:59.999999",
                    "9999-12-31T23:59:59.9999999",
                    "9999-12-31T23:59:59-18:00",
                    "+10000-01-01T00:00:00",
                    "+999999999-12-31T23:59:59",
                    "-999999999-01-01T00:00:00",
                    "2026-02-30T00:00:00",
                    "2026-01-31 12:00",
                    "00000101000000",
                    "99991231235959",
                    "20260131120000");

    private static final List<String> RAW =
            List.of(
                    "null",
                    "true",
                    "0",
                    "-1",
                    "0.1",
                    "1e400",
                    "-0",
                    "9".repeat(30),
                    "9".repeat(1_200),
                    "[]",
                    "{}",
                    "[null]",
                    "\"\\ud800\"",
                    "\"x\\udc00y\"",
                    "\"\\u0000\"",
                    "[".repeat(400) + "]".repeat(400),
                    "[".repeat(1_200) + "]".repeat(1_200),
                    "{\"a\":".repeat(300) + "1" + "}".repeat(300));

    private final Random random;

    Hostile(Random random) {
        this.random = random;
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    boolean outOf(int number) {
        return random.nextInt(number) == 0;
    }

    String text() {
        return oneOf(TEXTS);
    }

    /** {@code document} with up to three things that are wrong. */
    byte[] mutated(String document) {
        try {
            JsonNode root = Json.strict().readTree(document);
            for (int i = outOf(4) ? 3 : 1; i > 0; i--) {
                mutate(oneOf(objects(root)));
            }
            byte[] bytes = Json.strict().writeValueAsBytes(root);
            return outOf(6) ? broken(bytes) : bytes;
        } catch (JsonProcessingException e) {
            // A lone surrogate, which no writer puts into UTF-8.
            return broken(document.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static List<ObjectNode> objects(JsonNode root) {
        List<ObjectNode> objects = new ArrayList<>();
        if (root instanceof ObjectNode object) {
            objects.add(object);
        }
        root.forEach(each -> objects.addAll(objects(each)));
        return objects;
    }

    private void mutate(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.isEmpty() ? "x" : oneOf(names);
        switch (random.nextInt(9)) {
            case 0 -> object.remove(name);
            case 1 -> object.put(text(), 1);
            case 2 -> object.putRawValue(name, new RawValue("1,\"" + name + "\":2"));
            case 3, 4 -> object.putRawValue(name, new RawValue(oneOf(RAW)));
            default -> object.put(name, text());
        }
    }

    /** Cut off, with a byte changed, or with bytes more. */
    private byte[] broken(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> Arrays.copyOf(bytes, bytes.length + 1 + at);
            default -> {
                byte[] changed = bytes.clone();
                changed[at] = oneOf(List.of((byte) 0, (byte) 0xff, (byte) 0xc0, (byte) '"'));
                yield changed;
            }
        };
    }
}
