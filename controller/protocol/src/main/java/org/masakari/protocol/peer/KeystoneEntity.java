package org.masakari.protocol.peer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A user, a project or a domain of Keystone: its id, or else its name.
 *
 * @param id null to go by the name
 * @param name unique in its domain; not looked at where there is an id
 * @param domain the name's; null for a domain itself
 */
public record KeystoneEntity(@Nullable String id, String name, @Nullable KeystoneEntity domain) {

    /** One by its name in the domain of that name. */
    public static KeystoneEntity named(String name, String domain) {
        return new KeystoneEntity(null, name, new KeystoneEntity(null, domain, null));
    }

    ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (id != null) {
            return node.put("id", id);
        }
        node.put("name", name);
        if (domain != null) {
            node.set("domain", domain.json());
        }
        return node;
    }

    @Override
    public String toString() {
        return id == null ? name : id;
    }
}
