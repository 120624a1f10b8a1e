package org.masakari.service.config;

import java.util.List;
import java.util.Set;
import org.masakari.runtime.config.ConfigSection;

/**
 * What the section {@code api} says.
 *
 * @param auth who may use the API
 * @param roles one of them is needed where a token is
 */
public record ApiConfig(Auth auth, Set<String> roles) {

    /** Who may use the API. */
    public enum Auth {
        /** Whoever reaches the address. */
        NONE,
        /** Who shows a token of the Keystone of {@code [nova] auth_url}. */
        KEYSTONE
    }

    public ApiConfig {
        roles = Set.copyOf(roles);
    }

    static ApiConfig read(ConfigSection in) {
        List<String> roles = in.words("roles");
        return new ApiConfig(
                in.oneOf("auth", Auth.class, Auth.NONE),
                roles.isEmpty() ? Set.of("admin") : Set.copyOf(roles));
    }
}
