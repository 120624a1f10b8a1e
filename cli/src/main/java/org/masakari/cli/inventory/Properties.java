package org.masakari.cli.inventory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.json.Json;

/** The properties that the operator gave; what was not given is left out. */
final class Properties {
    private final ObjectNode node = Json.lenient().createObjectNode();

    Properties with(String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
        return this;
    }

    Properties with(String name, @Nullable Boolean value) {
        if (value != null) {
            node.put(name, value);
        }
        return this;
    }

    boolean isEmpty() {
        return node.isEmpty();
    }

    ObjectNode json() {
        return node;
    }
}
