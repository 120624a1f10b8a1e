package org.masakari.service.webhook;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Who is told.
 *
 * @param name for people and for the queue: the same on each controller, and nothing secret
 * @param url may have a secret in its path, query or user information
 */
public record Receiver(String name, URI url) {
    private static final int DIGITS = 8;

    /**
     * The receiver at {@code url}. Its name is the host's, and some digits that tell apart those on
     * the same one.
     */
    public static Receiver at(URI url) {
        String port = url.getPort() == -1 ? "" : ":" + url.getPort();
        return new Receiver(url.getHost() + port + "/" + digits(url), url);
    }

    /** Of the path and query alone: a password might be guessed by what it has a part in. */
    private static String digits(URI url) {
        try {
            byte[] place =
                    (url.getScheme() + " " + url.getRawPath() + " " + url.getRawQuery())
                            .getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(place);
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Without the URL. */
    @Override
    public String toString() {
        return name;
    }
}
