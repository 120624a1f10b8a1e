package org.masakari.service.http;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.client.ControllerClient;
import org.masakari.protocol.client.MonitorSecret;
import org.masakari.service.access.MonitorSecrets;
import org.masakari.service.access.TokenCheck;

/** Lets those in who may use the API. */
final class Gatekeeper {
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,8192}");
    private static final List<String> REPORTS = List.of("notifications");

    private final Access access;

    Gatekeeper(Access access) {
        this.access = access;
    }

    /**
     * Looks at a request's token, or at a monitor's signature.
     *
     * @param parts of its path, as the router goes by them
     * @throws ApiException 401 without a good token, 403 without a role, 503 if Keystone cannot say
     */
    void admit(Incoming incoming, List<String> parts) {
        TokenCheck tokens = access.tokens();
        if (tokens == null) {
            return;
        }
        if (incoming.header(MonitorSecret.SIGNATURE_HEADER) != null) {
            admitMonitor(incoming, parts);
        } else {
            admit(tokens, incoming.header("X-Auth-Token"));
        }
    }

    /** It may report, and nothing else. */
    private void admitMonitor(Incoming incoming, List<String> parts) {
        MonitorSecrets secrets = access.monitors();
        if (secrets == null) {
            throw unauthorized("a signature, and no secrets_file in [monitors] to check it by");
        }
        if (!incoming.method().equals("POST") || !parts.equals(REPORTS)) {
            throw new ApiException(403, "a monitor may report, at /v1/notifications, and no more");
        }
        Optional<String> doubt =
                secrets.doubt(
                        needed(incoming, MonitorSecret.OWNER_HEADER),
                        MonitorSecret.Signed.of(
                                incoming.method(),
                                incoming.path(),
                                time(needed(incoming, MonitorSecret.TIME_HEADER)),
                                needed(incoming, ControllerClient.IDEMPOTENCY_KEY),
                                incoming.body()),
                        needed(incoming, MonitorSecret.SIGNATURE_HEADER));
        if (doubt.isPresent()) {
            throw unauthorized("the signature is not good: " + doubt.get());
        }
    }

    private String needed(Incoming incoming, String header) {
        String value = incoming.header(header);
        if (value == null) {
            throw unauthorized("a signed report needs the header " + header);
        }
        return value;
    }

    private long time(String text) {
        if (!text.matches("\\d{1,12}")) {
            throw unauthorized(MonitorSecret.TIME_HEADER + ": seconds since 1970 expected");
        }
        return Long.parseLong(text);
    }

    private void admit(TokenCheck tokens, @Nullable String token) {
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
