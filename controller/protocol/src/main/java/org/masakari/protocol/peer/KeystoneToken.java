package org.masakari.protocol.peer;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.masakari.protocol.tls.Tls;
import org.masakari.protocol.tls.TlsFiles;

/** Gets tokens of Keystone v3. */
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
                out.write(access.request().toString().getBytes(StandardCharsets.UTF_8));
            }
            int status = connection.getResponseCode();
            String token = connection.getHeaderField("X-Subject-Token");
            if (status / 100 != 2 || token == null) {
                throw new IOException(
                        "Keystone at " + url + " answered " + status + " to " + access.who());
            }
            return token;
        } finally {
            connection.disconnect();
        }
    }

    private static String stripped(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
