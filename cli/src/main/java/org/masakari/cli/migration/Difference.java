package org.masakari.cli.migration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.StringJoiner;
import org.masakari.protocol.json.Json;

/**
 * In what ours differs from the other Masakari's.
 *
 * @param changes what would make ours the same
 * @param words the same for people
 */
record Difference(ObjectNode changes, String words) {
    private static final String ENABLED = "enabled";

    /**
     * Compares {@code ours} with what it should be. Whether a segment is enabled is no difference:
     * that decides who of the two recovers, and only an operator may change it.
     */
    static Difference between(JsonNode ours, ObjectNode wanted) {
        ObjectNode changes = Json.lenient().createObjectNode();
        StringJoiner words = new StringJoiner("; ");
        wanted.properties()
                .forEach(
                        property -> {
                            String name = property.getKey();
                            JsonNode mine = ours.path(name);
                            if (!name.equals(ENABLED) && !mine.equals(property.getValue())) {
                                changes.set(name, property.getValue());
                                words.add(
                                        name
                                                + " is "
                                                + words(mine)
                                                + ", there "
                                                + words(property.getValue()));
                            }
                        });
        return new Difference(changes, words.toString());
    }

    private static String words(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? "not set" : value.asText();
    }

    boolean isNone() {
        return changes.isEmpty();
    }
}
