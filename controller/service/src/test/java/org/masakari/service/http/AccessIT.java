package org.masakari.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masakari.service.access.TokenCheck;

/** Who may use the API where it wants tokens. */
class AccessIT extends ApiCase {
    private static final URI KEYSTONE = URI.create("http://keystone:5000/v3");
    private static final String ADMIN = "admins";

    @Override
    Access access() {
        return Access.byToken(AccessIT::standing, KEYSTONE, Set.of("admin", "operator"));
    }

    @Override
    String[] credentials() {
        return new String[] {"X-Auth-Token", ADMIN};
    }

    private static TokenCheck.Standing standing(String token) {
        Instant later = Instant.now().plusSeconds(60);
        return switch (token) {
            case ADMIN -> new TokenCheck.Good("alice", Set.of("admin", "member"), later);
            case "members" -> new TokenCheck.Good("bob", Set.of("member"), later);
            case "unlucky" -> new TokenCheck.Unavailable("Keystone is away");
            default -> new TokenCheck.Bad();
        };
    }

    @ParameterizedTest(name = "the token {0}: {1}")
    @CsvSource({"admins, 200", "members, 403", "expired, 401", "unlucky, 503"})
    void letsInWhoHasARole(String token, int status) throws Exception {
        HttpResponse<String> answer =
                send("GET", "/v1/segments", new byte[0], "X-Auth-Token", token);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    @Test
    void saysWhereATokenIsToBeHad() throws Exception {
        HttpResponse<String> answer = send("GET", "/v1/segments", new byte[0]);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .contains("Keystone uri='http://keystone:5000/v3'");
        assertThat(answer.body()).contains("\"unauthorized\"", "X-Auth-Token");
    }

    @Test
    void storesNothingOfAReportWithoutAToken() throws Exception {
        assertThat(post("/v1/notifications", FENCED).statusCode()).isEqualTo(401);
        assertThat(db.value("SELECT COUNT(*) FROM notification")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({
        "/, 200",
        "/v1/, 200",
        "/healthz, 200",
        "/metrics, 200",
        "/readyz, 200",
        "/readyz?detail, 401",
        "/readyz?detail=false, 200",
        "/v1/recoveries, 401"
    })
    void needsATokenOnlyForWhatTheControllerKnowsAndDoes(String path, int status) throws Exception {
        assertThat(send("GET", path, new byte[0]).statusCode()).isEqualTo(status);
    }
}
