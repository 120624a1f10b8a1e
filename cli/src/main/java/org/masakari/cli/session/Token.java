package org.masakari.cli.session;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.peer.KeystoneAccess;
import org.masakari.protocol.peer.KeystoneToken;

/**
 * The Keystone token that is sent with each request, by the variables that all of OpenStack uses.
 */
final class Token {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final List<String> NEEDED =
            List.of("OS_AUTH_URL", "OS_USERNAME", "OS_PASSWORD", "OS_PROJECT_NAME");

    private final Map<String, String> environment;
    private final PrintWriter err;

    Token(Map<String, String> environment, PrintWriter err) {
        this.environment = environment;
        this.err = err;
    }

    /**
     * The one that is given, or a new one for who the variables name; null if they name nobody. A
     * Keystone that gives none is told of, and no reason not to ask: the controller may need none.
     */
    @Nullable String of(GlobalOptions options) {
        String given = options.token != null ? options.token : environment.get("OS_TOKEN");
        if (given != null && !given.isBlank()) {
            return given;
        }
        return NEEDED.stream().allMatch(environment::containsKey) ? fetch() : null;
    }

    private @Nullable String fetch() {
        try {
            return new KeystoneToken(access(), TIMEOUT).get();
        } catch (IOException | IllegalArgumentException e) {
            err.println("masakari: no token, asking without one: " + e.getMessage());
            return null;
        }
    }

    private KeystoneAccess access() {
        return new KeystoneAccess(
                authUrl(variable("OS_AUTH_URL", "")),
                variable("OS_USERNAME", ""),
                variable("OS_USER_DOMAIN_NAME", "Default"),
                variable("OS_PASSWORD", ""),
                variable("OS_PROJECT_NAME", ""),
                variable("OS_PROJECT_DOMAIN_NAME", "Default"));
    }

    /** OpenStack's clients find the version themselves where the address has none. */
    private static URI authUrl(String text) {
        String url = text.replaceAll("/+$", "");
        return URI.create(url.endsWith("/v3") ? url : url + "/v3");
    }

    private String variable(String name, String otherwise) {
        return environment.getOrDefault(name, otherwise);
    }
}
