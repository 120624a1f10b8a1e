package org.masakari.protocol.peer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.masakari.protocol.tls.Tls;
import org.masakari.protocol.tls.TlsFiles;

/** Gets a token of Keystone v3 by password. */
public final class KeystoneToken {
    private final KeystoneAccess access;
    private final Duration timeout;
    private final Tls tls;

    /**
     * For {@code access}.
     *
     * @param timeout holds for connecting and for each read
     * @param tls where the address is one of https
     */
    public KeystoneToken(KeystoneAccess access, Duration timeout, TlsFiles tls) {
        this.access = access;
        this.timeout = timeout;
        this.tls = new Tls(tls);
    }

    /**
     * A new token.
     *
     * @throws IOException if Keystone cannot be reached, or gives none
     */
    public String get() throws IOException {
        URI url = URI.create(stripped(access.authUrl().toString()) + "/auth/tokens");
        try {
            return get(url);
        } catch (IOException e) {
            Optional<String> trouble = tls.trouble(url.toURL(), e, timeout);
            if (trouble.isPresent()) {
                throw new IOException("Keystone at " + url + ": " + trouble.get(), e);
            }
            throw e;
        }
    }

    private String get(URI url) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
        tls.secure(connection);
        try {
            connection.setRequestMethod("POST");
            connection.setConnectTimeout((int) timeout.toMillis());
            connection.setReadTimeout((int) timeout.toMillis());
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setDoOutput(true);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body().toString().getBytes(StandardCharsets.UTF_8));
            }
            int status = connection.getResponseCode();
            String token = connection.getHeaderField("X-Subject-Token");
            if (status / 100 != 2 || token == null) {
                throw new IOException(
                        "Keystone at " + url + " answered " + status + " to " + access.user());
            }
            return token;
        } finally {
            connection.disconnect();
        }
    }

    private static String stripped(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** {@code POST /v3/auth/tokens}, method password, scoped to a project. */
    private ObjectNode body() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode auth = root.putObject("auth");
        ObjectNode identity = auth.putObject("identity");
        identity.putArray("methods").add("password");
        ObjectNode user = identity.putObject("password").putObject("user");
        user.put("name", access.user()).put("password", access.password());
        user.putObject("domain").put("name", access.userDomain());
        ObjectNode project = auth.putObject("scope").putObject("project");
        project.put("name", access.project());
        project.putObject("domain").put("name", access.projectDomain());
        return root;
    }
}
