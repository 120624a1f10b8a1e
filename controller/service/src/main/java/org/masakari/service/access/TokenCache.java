package org.masakari.service.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what is known of the latest thousand tokens: a good one until it expires, and for five
 * minutes at most, as a token may be revoked; a bad one for ten seconds. It holds no tokens, only
 * their digests.
 */
public final class TokenCache implements TokenCheck {
    /** {@code token_cache_time} of OpenStack's own services. */
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private static final Duration BAD_FOR = Duration.ofSeconds(10);
    private static final int MOST = 1000;

    private final TokenCheck source;
    private final Clock clock;
    private final Map<String, Entry> entries =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Entry> eldest) {
                    return size() > MOST;
                }
            };

    private record Entry(Standing standing, Instant until) {}

    /** A cache before {@code source}. */
    public TokenCache(TokenCheck source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public Standing of(String token) {
        String key = digest(token);
        Entry known = entry(key);
        if (known != null && clock.instant().isBefore(known.until())) {
            return known.standing();
        }
        Standing standing = source.of(token);
        Instant until = until(standing, clock.instant());
        if (until != null) {
            keep(key, new Entry(standing, until));
        }
        return standing;
    }

    private synchronized @Nullable Entry entry(String key) {
        return entries.get(key);
    }

    private synchronized void keep(String key, Entry entry) {
        entries.put(key, entry);
    }

    private static @Nullable Instant until(Standing standing, Instant now) {
        if (standing instanceof Good good) {
            Instant longest = now.plus(GOOD_FOR);
            return good.expires().isBefore(longest) ? good.expires() : longest;
        }
        return standing instanceof Bad ? now.plus(BAD_FOR) : null;
    }

    private static String digest(String token) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
