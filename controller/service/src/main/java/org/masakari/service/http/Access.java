package org.masakari.service.http;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masakari.service.access.TokenCheck;

/**
 * Who may use {@code /v1}.
 *
 * @param tokens knows whose a token is; null if everybody may
 * @param keystone where clients get a token; null if everybody may
 * @param roles one of them is needed
 */
public record Access(@Nullable TokenCheck tokens, @Nullable URI keystone, Set<String> roles) {

    public Access {
        roles = Set.copyOf(roles);
    }

    /** For whoever reaches the address. */
    public static Access everybody() {
        return new Access(null, null, Set.of());
    }

    /** For who shows a token of Keystone at {@code keystone} with one of {@code roles}. */
    public static Access byToken(TokenCheck tokens, URI keystone, Set<String> roles) {
        return new Access(tokens, keystone, roles);
    }
}
