package org.masakari.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.masakari.service.access.TokenCheck;

/** The web page where the API wants tokens. */
class UiTokenIT extends BrowserCase {
    private static final URI KEYSTONE = URI.create("http://keystone:5000/v3");
    private static final String GOOD = "admins";

    private volatile boolean expired;

    @Override
    Access access() {
        return Access.byToken(this::standing, KEYSTONE, Set.of("admin"));
    }

    @Override
    String[] credentials() {
        return new String[] {"X-Auth-Token", GOOD};
    }

    private TokenCheck.Standing standing(String token) {
        Instant later = Instant.now().plusSeconds(60);
        if (token.equals("members")) {
            return new TokenCheck.Good("bob", Set.of("member"), later);
        }
        return token.equals(GOOD) && !expired
                ? new TokenCheck.Good("alice", Set.of("admin"), later)
                : new TokenCheck.Bad();
    }

    @Test
    void showsNothingUntilAGoodTokenIsGivenAndNothingAfterIt() throws Exception {
        show("#/incidents");
        browser.awaitText("A token is needed");

        browser.type("wrong\n");
        browser.awaitText("Refused: the token is not known to Keystone");
        browser.type("members\n");
        browser.awaitText("Refused: bob has none of the roles");
        browser.type(GOOD + "\n");
        browser.awaitText("No open incidents");
        show("");
        browser.awaitText("compute1");

        expired = true;
        browser.awaitText("A token is needed");
        assertThat(browser.text()).doesNotContain("compute1");
        assertThat(browser.run("return sessionStorage.length").asInt(-1)).isZero();
        forgetFailedRequests();
    }

    @Test
    void theTokenIsInNoCookieAndIsForgottenWhenItsOwnerSaysSo() throws Exception {
        show("");
        browser.awaitText("A token is needed");
        browser.type(GOOD + "\n");
        browser.awaitText("compute1");
        assertThat(browser.run("return document.cookie + localStorage.length").asText())
                .isEqualTo("0");

        browser.run("document.getElementById('forget').click()");

        browser.awaitText("A token is needed");
        assertThat(browser.text()).doesNotContain("compute1");
        forgetFailedRequests();
    }
}
