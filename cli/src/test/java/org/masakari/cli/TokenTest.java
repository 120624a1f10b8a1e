package org.masakari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masakari.cli.api.Exit;

/** Which token the command sends. The one fake server is both the controller and Keystone. */
class TokenTest {
    private final FakeController server =
            new FakeController()
                    .on("GET /v1/segments", "segments", List.of())
                    .issues("POST /v3/auth/tokens", "a-new-one");

    @AfterEach
    void close() {
        server.close();
    }

    private Map<String, String> environment(String... more) {
        Map<String, String> environment = new HashMap<>(Map.of("MASAKARI_URL", server.url()));
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return environment;
    }

    private Map<String, String> alice(String authUrl) {
        return environment(
                "OS_AUTH_URL", authUrl,
                "OS_USERNAME", "alice",
                "OS_PASSWORD", "secret",
                "OS_PROJECT_NAME", "ops");
    }

    private Cli.Result list(Map<String, String> environment, String... options) {
        String[] line = new String[2 + options.length];
        line[0] = "segment";
        line[1] = "list";
        System.arraycopy(options, 0, line, 2, options.length);
        return Cli.in(environment).run(line);
    }

    private String token() {
        return server.tokens().get(server.tokens().size() - 1);
    }

    @Test
    void noneWhereNothingSaysWhoTheOperatorIs() {
        list(environment());

        assertThat(token()).isEqualTo("null");
    }

    @Test
    void theOneThatIsGiven() {
        list(environment("OS_TOKEN", "theirs"), "--os-token", "mine");

        assertThat(token()).isEqualTo("mine");
    }

    @Test
    void theOneOfTheEnvironment() {
        list(environment("OS_TOKEN", "theirs"));

        assertThat(token()).isEqualTo("theirs");
    }

    @Test
    void aNewOneForWhomTheVariablesName() {
        list(alice(server.url()));

        assertThat(token()).isEqualTo("a-new-one");
        assertThat(server.received().get(0))
                .startsWith("POST /v3/auth/tokens ")
                .contains("\"alice\"", "\"ops\"", "\"Default\"");
    }

    @Test
    void aNewOneForUserAndProjectById() {
        list(
                environment(
                        "OS_AUTH_URL", server.url() + "/v3/",
                        "OS_USER_ID", "u1",
                        "OS_PASSWORD", "secret",
                        "OS_PROJECT_ID", "p1"));

        assertThat(server.received().get(0))
                .contains("\"user\":{\"id\":\"u1\"", "\"project\":{\"id\":\"p1\"}");
    }

    @Test
    void aNewOneForAnApplicationCredential() {
        list(
                environment(
                        "OS_AUTH_URL", server.url(),
                        "OS_AUTH_TYPE", "v3applicationcredential",
                        "OS_APPLICATION_CREDENTIAL_ID", "a1",
                        "OS_APPLICATION_CREDENTIAL_SECRET", "hush"));

        assertThat(token()).isEqualTo("a-new-one");
        assertThat(server.received().get(0))
                .isEqualTo(
                        "POST /v3/auth/tokens {\"auth\":{\"identity\":{\"methods\":"
                                + "[\"application_credential\"],\"application_credential\":"
                                + "{\"id\":\"a1\",\"secret\":\"hush\"}}}}");
    }

    @Test
    void aNewOneForAnApplicationCredentialByNameAndUser() {
        list(
                environment(
                        "OS_AUTH_URL", server.url(),
                        "OS_USERNAME", "alice",
                        "OS_USER_DOMAIN_ID", "default",
                        "OS_APPLICATION_CREDENTIAL_NAME", "ops",
                        "OS_APPLICATION_CREDENTIAL_SECRET", "hush"));

        assertThat(server.received().get(0))
                .contains(
                        "{\"name\":\"ops\",\"user\":{\"name\":\"alice\",\"domain\":"
                                + "{\"id\":\"default\"}},\"secret\":\"hush\"}");
    }

    @Test
    void aWayToLogInThatIsNoneOfTheseIsToldWithOneThatWorks() {
        Map<String, String> environment = alice(server.url());
        environment.put("OS_AUTH_TYPE", "v3oidcpassword");

        Cli.Result result = list(environment);

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.err()).contains("OS_AUTH_TYPE is v3oidcpassword", "OS_TOKEN");
    }

    @Test
    void noneWhereKeystoneGivesNoneAndThatIsSaid() {
        Cli.Result result = list(alice("http://127.0.0.1:1"));

        assertThat(result.exit()).isEqualTo(Exit.OK);
        assertThat(result.err()).contains("no token").doesNotContain("secret");
        assertThat(token()).isEqualTo("null");
    }

    @Test
    void oneThatIsRefusedIsToldWithTheVariablesThatHelp() {
        server.refuses("GET /v1/notifications?limit=50", 401, "a token is needed");

        Cli.Result result = Cli.in(environment()).run("notification", "list");

        assertThat(result.exit()).isEqualTo(Exit.FAILED);
        assertThat(result.err()).contains("a token is needed", "OS_AUTH_URL");
    }
}
