package org.masakari.cli.session;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Exit;
import org.masakari.cli.api.Failure;
import org.masakari.cli.openstack.Keystone;
import org.masakari.protocol.peer.KeystoneAccess;
import org.masakari.protocol.peer.KeystoneToken;
import org.masakari.protocol.tls.TlsFiles;

/**
 * The Keystone token that is sent with each request, by the variables that all of OpenStack uses.
 */
final class Token {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final List<String> NEEDED =
            List.of("OS_AUTH_URL", "OS_USERNAME", "OS_PASSWORD", "OS_PROJECT_NAME");

    private final Map<String, String> environment;
    private final TlsFiles tls;
    private final PrintWriter err;

    Token(Map<String, String> environment, TlsFiles tls, PrintWriter err) {
        this.environment = environment;
        this.tls = tls;
        this.err = err;
    }

    /**
     * The one that is given, or a new one for who the variables name; null if they name nobody. A
     * Keystone that gives none is told of, and no reason not to ask: the controller may need none.
     */
    @Nullable String of(GlobalOptions options) {
        String given = given(options);
        if (given != null) {
            return given;
        }
        return NEEDED.stream().allMatch(environment::containsKey) ? fetch() : null;
    }

    /**
     * Keystone itself, asked in that name.
     *
     * @throws Failure if the variables do not say where it is and who asks, or it gives no token
     */
    Keystone keystone(GlobalOptions options) {
        URI authUrl = authUrl(variable("OS_AUTH_URL", ""));
        String given = given(options);
        List<String> missing =
                (given == null ? NEEDED : List.of("OS_AUTH_URL"))
                        .stream().filter(name -> variable(name, "").isBlank()).toList();
        if (!missing.isEmpty()) {
            throw noToken(
                    Exit.USAGE,
                    "Keystone has to be asked, and these variables are not set: "
                            + String.join(", ", missing));
        }
        try {
            return new Keystone(authUrl, given == null ? issued() : given, tls);
        } catch (IOException | IllegalArgumentException e) {
            throw noToken(Exit.FAILED, "Keystone gives no token: " + e.getMessage());
        }
    }

    private static Failure noToken(int exit, String happened) {
        return new Failure(
                exit,
                happened,
                "the file with the cloud's OS_ variables was not sourced, or is another cloud's",
                "nothing was sent",
                "set OS_AUTH_URL, OS_USERNAME, OS_PASSWORD and OS_PROJECT_NAME, or OS_AUTH_URL and"
                        + " OS_TOKEN");
    }

    private @Nullable String given(GlobalOptions options) {
        String given = options.token != null ? options.token : variable("OS_TOKEN", "");
        return given.isBlank() ? null : given;
    }

    private @Nullable String fetch() {
        try {
            return issued();
        } catch (IOException | IllegalArgumentException e) {
            err.println("masakari: no token, asking without one: " + e.getMessage());
            return null;
        }
    }

    private String issued() throws IOException {
        return new KeystoneToken(access(), TIMEOUT, tls).get();
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
