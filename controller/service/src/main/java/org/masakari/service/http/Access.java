package org.masakari.service.http;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masakari.service.access.MonitorSecrets;
import org.masakari.service.access.TokenCheck;

/**
 * Who may use {@code /v1}.
 *
 * @param tokens knows whose a token is; null if everybody may
 * @param keystone where clients get a token; null if everybody may
 * @param roles one of them is needed
 * @param monitors the secrets by which monitors may report without a token; null if none may
 */
public record Access(
        @Nullable TokenCheck tokens,
        @Nullable URI keystone,
        Set<String> roles,
        @Nullable MonitorSecrets monitors) {

    public Access {
        roles = Set.copyOf(roles);
    }

    /** For whoever reaches the address. */
    public static Access everybody() {
        return new Access(null, null, Set.of(), null);
    }

    /** For who shows a token of Keystone at {@code keystone} with one of {@code roles}. */
    public static Access byToken(TokenCheck tokens, URI keystone, Set<String> roles) {
        return new Access(tokens, keystone, roles, null);
    }

    /** The same, and a monitor may report that signs with one of {@code secrets}. */
    public Access and(@Nullable MonitorSecrets secrets) {
        return new Access(tokens, keystone, roles, secrets);
    }
}
