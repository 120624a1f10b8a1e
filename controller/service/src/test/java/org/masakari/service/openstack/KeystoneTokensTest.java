package org.masakari.service.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masakari.service.openstack.RecordedOpenStack.recorded;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.masakari.service.access.TokenCheck;
import org.masakari.service.openstack.RecordedOpenStack.Answer;

/** Whose a token is, asked of a Keystone that answers what a real one answered. */
class KeystoneTokensTest {
    private static final String VALIDATION = "GET /v3/auth/tokens?nocatalog";
    private final RecordedOpenStack openStack = new RecordedOpenStack();
    private final TokenCheck tokens = tokens(Duration.ofSeconds(20));

    private TokenCheck tokens(Duration patience) {
        return openStack.cloud(Clock.systemUTC(), new Deadlines(patience, patience)).tokens();
    }

    @AfterEach
    void close() {
        openStack.close();
    }

    @Test
    void tellsUserRolesAndEndOfAGoodToken() {
        openStack.on(VALIDATION, 200, recorded("token.json"));

        TokenCheck.Good good = (TokenCheck.Good) tokens.of("theirs");

        assertThat(good.user()).isEqualTo("admin");
        assertThat(good.roles()).contains("admin");
        assertThat(good.expires()).isAfter(Instant.parse("2026-11-23T00:00:00Z"));
    }

    @Test
    void callsATokenBadThatKeystoneDoesNotKnow() {
        openStack.on(VALIDATION, 404, "{}");

        assertThat(tokens.of("theirs")).isEqualTo(new TokenCheck.Bad());
    }

    @Test
    void renewsItsOwnTokenWhenThatIsRefused() {
        openStack.on(VALIDATION, 200, recorded("token.json"));
        tokens.of("theirs");
        openStack.refuseTokens();

        assertThat(tokens.of("theirs")).isInstanceOf(TokenCheck.Good.class);
    }

    @Test
    void doesNotKnowWhileKeystoneFails() {
        openStack.on(VALIDATION, 500, "{}");

        assertThat(tokens.of("theirs")).isInstanceOf(TokenCheck.Unavailable.class);
    }

    @Test
    void doesNotKnowFromAnAnswerThatIsNoToken() {
        openStack.on(VALIDATION, 200, "<html>");

        assertThat(tokens.of("theirs")).isInstanceOf(TokenCheck.Unavailable.class);
    }

    @Test
    @Timeout(15)
    void doesNotWaitLongForAKeystoneThatHangs() {
        openStack.on(VALIDATION, Answer.HANGS);
        TokenCheck impatient = tokens(Duration.ofSeconds(1));

        assertThat(impatient.of("theirs")).isInstanceOf(TokenCheck.Unavailable.class);
    }
}
