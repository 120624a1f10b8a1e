package org.masakari.service.http;

import java.util.Collections;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.masakari.service.access.TokenCheck;

/** Lets those in who may use the API. */
final class Gatekeeper {
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,8192}");

    private final Access access;

    Gatekeeper(Access access) {
        this.access = access;
    }

    /**
     * Looks at a request's token.
     *
     * @throws ApiException 401 without a good token, 403 without a role, 503 if Keystone cannot say
     */
    void admit(@Nullable String token) {
        TokenCheck tokens = access.tokens();
        if (tokens == null) {
            return;
        }
        if (token == null || !FORM.matcher(token).matches()) {
            throw unauthorized("a token is needed, in X-Auth-Token");
        }
        TokenCheck.Standing standing = tokens.of(token);
        if (standing instanceof TokenCheck.Unavailable gone) {
            throw new ApiException(503, "the token cannot be checked now: " + gone.why());
        }
        if (!(standing instanceof TokenCheck.Good good)) {
            throw unauthorized("the token is not known to Keystone, or has expired");
        }
        if (Collections.disjoint(good.roles(), access.roles())) {
            throw new ApiException(
                    403,
                    good.user() + " has none of the roles " + access.roles() + " that are needed");
        }
    }

    private ApiException unauthorized(String why) {
        return new ApiException(
                401, why, Map.of("WWW-Authenticate", "Keystone uri='" + access.keystone() + "'"));
    }
}
