package org.masakari.service.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masakari.service.access.TokenCheck.Bad;
import org.masakari.service.access.TokenCheck.Good;
import org.masakari.service.access.TokenCheck.Standing;
import org.masakari.service.access.TokenCheck.Unavailable;

class TokenCacheTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private Instant now = NOON;
    private Standing standing = good(3600);
    private final List<String> asked = new ArrayList<>();
    private final TokenCache cache =
            new TokenCache(
                    token -> {
                        asked.add(token);
                        return standing;
                    },
                    clock());

    private static Good good(long seconds) {
        return new Good("alice", Set.of("admin"), NOON.plusSeconds(seconds));
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    @ParameterizedTest(
            name = "a {0} token that expires in {1} s is asked for again after {2} s: {3}")
    @CsvSource({
        "good, 3600, 299, false",
        "good, 3600, 300, true",
        "good, 60, 59, false",
        "good, 60, 60, true",
        "bad, 0, 9, false",
        "bad, 0, 10, true"
    })
    void remembersForAWhile(String kind, long expires, long seconds, boolean again) {
        standing = kind.equals("good") ? good(expires) : new Bad();
        cache.of("t");
        now = NOON.plus(Duration.ofSeconds(seconds));

        cache.of("t");

        assertThat(asked).hasSize(again ? 2 : 1);
    }

    @Test
    void doesNotRememberThatNobodyKnew() {
        standing = new Unavailable("gone");
        cache.of("t");
        standing = good(60);

        assertThat(cache.of("t")).isEqualTo(good(60));
    }

    @Test
    void tellsTokensApart() {
        cache.of("t");
        standing = new Bad();

        assertThat(cache.of("u")).isEqualTo(new Bad());
    }

    @Test
    void forgetsTheOldestOfMoreThanAThousand() {
        for (int i = 0; i <= 1000; i++) {
            cache.of("t" + i);
        }
        asked.clear();

        cache.of("t1000");
        cache.of("t0");

        assertThat(asked).containsExactly("t0");
    }
}
