package org.masakari.cli.session;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Exit;
import org.masakari.cli.api.Failure;
import org.masakari.cli.openstack.Keystone;
import org.masakari.protocol.peer.KeystoneToken;
import org.masakari.protocol.tls.TlsFiles;

/** The Keystone token that is sent with each request. */
final class Token {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final CloudValues values;
    private final Credentials credentials;
    private final TlsFiles tls;
    private final PrintWriter err;

    Token(CloudValues values, TlsFiles tls, PrintWriter err) {
        this.values = values;
        this.credentials = new Credentials(values);
        this.tls = tls;
        this.err = err;
    }

    /**
     * The one that is given, or a new one for who the cloud's values name; null if they name
     * nobody. A Keystone that gives none is told of, and no reason not to ask: the controller may
     * need none.
     *
     * @throws Failure if a cloud is named that does not say enough
     */
    @Nullable String of(GlobalOptions options) {
        String given = given(options);
        if (given != null) {
            return given;
        }
        List<String> missing = credentials.missing();
        if (!missing.isEmpty() && values.namesACloud()) {
            throw incomplete(missing);
        }
        return missing.isEmpty() ? fetch() : null;
    }

    /**
     * Keystone itself, asked in that name.
     *
     * @throws Failure if nothing says where it is and who asks, or it gives no token
     */
    Keystone keystone(GlobalOptions options) {
        String given = given(options);
        List<String> missing = missing(given);
        if (!missing.isEmpty()) {
            throw incomplete(missing);
        }
        try {
            return new Keystone(credentials.authUrl(), given == null ? issued() : given, tls);
        } catch (IOException | IllegalArgumentException e) {
            throw noToken(Exit.FAILED, "Keystone gives no token: " + e.getMessage());
        }
    }

    private List<String> missing(@Nullable String given) {
        if (given == null) {
            return credentials.missing();
        }
        return values.get("auth_url") == null ? List.of(values.place("auth_url")) : List.of();
    }

    private static Failure incomplete(List<String> missing) {
        return noToken(
                Exit.USAGE,
                "Keystone has to be asked, and these are not set: " + String.join(", ", missing));
    }

    private static Failure noToken(int exit, String happened) {
        return new Failure(
                exit,
                happened,
                "the file with the cloud's OS_ variables was not sourced, or is another cloud's",
                "nothing was sent",
                "set OS_AUTH_URL, OS_USERNAME, OS_PASSWORD and OS_PROJECT_NAME, or OS_AUTH_URL and"
                        + " OS_TOKEN, or name a cloud of clouds.yaml by --os-cloud or OS_CLOUD");
    }

    private @Nullable String given(GlobalOptions options) {
        String given = options.token != null ? options.token : values.get("token");
        return given == null || given.isBlank() ? null : given;
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
        return new KeystoneToken(credentials.access(), TIMEOUT, tls).get();
    }
}
