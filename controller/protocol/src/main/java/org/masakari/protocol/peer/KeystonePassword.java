package org.masakari.protocol.peer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;

/** A user in a project, by password. */
public record KeystonePassword(
        URI authUrl, KeystoneEntity user, String password, KeystoneEntity project)
        implements KeystoneAccess {

    /** By their names, and those of their domains. */
    public static KeystonePassword of(
            URI authUrl,
            String user,
            String userDomain,
            String password,
            String project,
            String projectDomain) {
        return new KeystonePassword(
                authUrl,
                KeystoneEntity.named(user, userDomain),
                password,
                KeystoneEntity.named(project, projectDomain));
    }

    @Override
    public ObjectNode request() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode auth = root.putObject("auth");
        ObjectNode identity = auth.putObject("identity");
        identity.putArray("methods").add("password");
        identity.putObject("password").set("user", user.json().put("password", password));
        auth.putObject("scope").set("project", project.json());
        return root;
    }

    @Override
    public String who() {
        return user.toString();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user + " in " + project + " at " + authUrl;
    }
}
