package org.masakari.cli.session;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.masakari.cli.api.Exit;
import org.masakari.cli.api.Failure;
import org.masakari.protocol.peer.KeystoneAccess;
import org.masakari.protocol.peer.KeystoneApplicationCredential;
import org.masakari.protocol.peer.KeystoneEntity;
import org.masakari.protocol.peer.KeystonePassword;

/** Who the operator is in Keystone: a user with a password, or an application credential. */
final class Credentials {
    private static final String DEFAULT_DOMAIN = "Default";

    private final CloudValues values;

    Credentials(CloudValues values) {
        this.values = values;
    }

    /** Where what is missing would be said; empty if all is there. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        require("auth_url", missing);
        if (isApplicationCredential()) {
            require("application_credential_secret", missing);
            if (values.get("application_credential_id") == null) {
                require("application_credential_name", missing);
                requireEither("username", "user_id", missing);
            }
        } else {
            requireEither("username", "user_id", missing);
            require("password", missing);
            requireEither("project_name", "project_id", missing);
        }
        return missing.stream().map(values::place).toList();
    }

    /**
     * These credentials; nothing of them may be {@link #missing}.
     *
     * @throws Failure for a way to log in that is none of the two
     */
    KeystoneAccess access() {
        if (isApplicationCredential()) {
            String id = values.id("application_credential_id", "application_credential_name");
            return new KeystoneApplicationCredential(
                    authUrl(),
                    id,
                    values.get("application_credential_name", ""),
                    id == null ? user() : null,
                    values.get("application_credential_secret", ""));
        }
        refuseOtherThanPassword();
        return new KeystonePassword(
                authUrl(),
                user(),
                values.get("password", ""),
                entity("project_id", "project_name", "project"));
    }

    /**
     * Keystone's address with its version: OpenStack's clients find that themselves.
     *
     * @throws IllegalArgumentException if it is no address
     */
    URI authUrl() {
        String url = values.get("auth_url", "").replaceAll("/+$", "");
        return URI.create(url.endsWith("/v3") ? url : url + "/v3");
    }

    private void require(String key, List<String> missing) {
        if (values.get(key) == null) {
            missing.add(key);
        }
    }

    private void requireEither(String key, String other, List<String> missing) {
        if (values.get(other) == null) {
            require(key, missing);
        }
    }

    private boolean isApplicationCredential() {
        String type = values.get("auth_type", "");
        return type.isEmpty()
                ? values.get("application_credential_secret") != null
                : type.equals("v3applicationcredential");
    }

    private void refuseOtherThanPassword() {
        String type = values.get("auth_type", "password");
        if (!type.equals("password") && !type.equals("v3password")) {
            throw new Failure(
                    Exit.USAGE,
                    values.place("auth_type") + " is " + type + ", which is not supported",
                    "this cloud's users log in elsewhere, not with Keystone",
                    "nothing was sent",
                    "make an application credential (v3applicationcredential), or get a token by"
                            + " \"openstack token issue\" for OS_TOKEN");
        }
    }

    private KeystoneEntity user() {
        return entity("user_id", "username", "user");
    }

    private KeystoneEntity entity(String id, String name, String kind) {
        String domainId = kind + "_domain_id";
        String domainName = kind + "_domain_name";
        KeystoneEntity domain =
                new KeystoneEntity(
                        values.id(domainId, domainName),
                        values.get(domainName, DEFAULT_DOMAIN),
                        null);
        return new KeystoneEntity(values.id(id, name), values.get(name, ""), domain);
    }
}
