package org.masakari.cli.inventory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.json.Json;

/** Properties of a segment or a host; what is null is left out. */
public final class Properties {
    private final ObjectNode node = Json.lenient().createObjectNode();

    /** One more, unless it is null. */
    public Properties with(String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
        return this;
    }

    /** One more, unless it is null. */
    public Properties with(String name, @Nullable Boolean value) {
        if (value != null) {
            node.put(name, value);
        }
        return this;
    }

    boolean isEmpty() {
        return node.isEmpty();
    }

    /** All of them. */
    public ObjectNode json() {
        return node;
    }
}
