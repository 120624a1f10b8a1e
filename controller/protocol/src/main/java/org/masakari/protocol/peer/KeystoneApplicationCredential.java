package org.masakari.protocol.peer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * An application credential, which is bound to its project.
 *
 * @param id null to go by name and user
 * @param name empty where there is an id
 * @param user whose it is; null where there is an id
 */
public record KeystoneApplicationCredential(
        URI authUrl, @Nullable String id, String name, @Nullable KeystoneEntity user, String secret)
        implements KeystoneAccess {
    private static final String METHOD = "application_credential";

    @Override
    public ObjectNode request() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode identity = root.putObject("auth").putObject("identity");
        identity.putArray("methods").add(METHOD);
        ObjectNode credential = identity.putObject(METHOD);
        if (id != null) {
            credential.put("id", id);
        } else {
            credential.put("name", name);
            if (user != null) {
                credential.set("user", user.json());
            }
        }
        credential.put("secret", secret);
        return root;
    }

    @Override
    public String who() {
        return "application credential " + (id == null ? name : id);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return who() + " at " + authUrl;
    }
}
