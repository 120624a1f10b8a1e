package org.masakari.protocol.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a monitor and the controllers share, by which the monitor signs its reports: HMAC-SHA256
 * over method, path, time, {@value ControllerClient#IDEMPOTENCY_KEY} and the body's digest. A
 * report that is sent once more by somebody else has the same key, so that nothing happens; later
 * than a minute it is not taken at all.
 *
 * @param owner the monitor's host
 * @param secret 16 characters or more
 */
public record MonitorSecret(String owner, String secret) {
    /** The header with the owner's name. */
    public static final String OWNER_HEADER = "X-Masakari-Monitor";

    /** The header with the time at which it was signed, in seconds since 1970. */
    public static final String TIME_HEADER = "X-Masakari-Time";

    /** The header with the signature, in hexadecimal digits. */
    public static final String SIGNATURE_HEADER = "X-Masakari-Signature";

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern LINE = Pattern.compile("(\\S{1,255})\\s+(\\S{16,512})");

    /**
     * What is signed of a request.
     *
     * @param time seconds since 1970
     * @param digest of the body: SHA-256 in hexadecimal digits
     */
    public record Signed(String method, String path, long time, String key, String digest) {

        /** What is signed of a request with that body. */
        public static Signed of(String method, String path, long time, String key, byte[] body) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
                return new Signed(method, path, time, key, hex(digest));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }

    /**
     * Reads a file of lines {@code HOST SECRET}; empty lines and those that begin with {@code #}
     * are passed over. A host may have several.
     *
     * @throws IOException if it cannot be read, or a line is none of these; secrets are not shown
     */
    public static List<MonitorSecret> read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        List<String> used =
                lines.stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .toList();
        for (String line : used) {
            if (!LINE.matcher(line).matches()) {
                throw new IOException(
                        file
                                + ", line "
                                + (lines.indexOf(line) + 1)
                                + ": a host and a secret of 16 characters or more expected");
            }
        }
        return used.stream().map(line -> line.split("\\s+", 2)).map(MonitorSecret::of).toList();
    }

    private static MonitorSecret of(String[] words) {
        return new MonitorSecret(words[0], words[1]);
    }

    /** The headers that a request gets which is signed at {@code now}. */
    public Map<String, String> headers(
            String method, String path, String key, byte[] body, Instant now) {
        Map<String, String> all = new HashMap<>(signature(method, path, key, body, now));
        all.put(OWNER_HEADER, owner);
        return all;
    }

    /** The same without the owner, for those who know whom it is from. */
    public Map<String, String> signature(
            String method, String path, String key, byte[] body, Instant now) {
        Signed signed = Signed.of(method, path, now.getEpochSecond(), key, body);
        return Map.of(TIME_HEADER, Long.toString(signed.time()), SIGNATURE_HEADER, sign(signed));
    }

    /**
     * True if {@code signature} is this secret's of {@code signed}; takes as long for a wrong one.
     */
    public boolean signed(Signed signed, String signature) {
        return MessageDigest.isEqual(bytes(sign(signed)), bytes(signature));
    }

    private String sign(Signed signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes(secret), ALGORITHM));
            String text =
                    String.join(
                            "\n",
                            signed.method(),
                            signed.path(),
                            Long.toString(signed.time()),
                            signed.key(),
                            signed.digest());
            return hex(mac.doFinal(bytes(text)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "a secret of " + owner;
    }
}
