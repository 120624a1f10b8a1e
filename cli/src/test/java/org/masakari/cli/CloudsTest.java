package org.masakari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masakari.cli.Cli.Result;
import org.masakari.cli.api.Exit;

/** Who the operator is, by clouds.yaml. The one fake server is both the controller and Keystone. */
class CloudsTest {
    @TempDir Path home;

    private final FakeController server =
            new FakeController()
                    .on("GET /v1/segments", "segments", List.of())
                    .issues("POST /v3/auth/tokens", "a-new-one");
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void twoCloudsAreDescribed() throws IOException {
        environment.putAll(Map.of("MASAKARI_URL", server.url(), "HOME", home.toString()));
        write(
                "clouds.yaml",
                """
                clouds:
                  prod:
                    region_name: RegionTwo
                    auth:
                      auth_url: %1$s
                      username: alice
                      password: 0123
                      project_name: ops
                      user_domain_name: Default
                      project_domain_id: default
                  bot:
                    auth_type: v3applicationcredential
                    auth:
                      auth_url: %1$s/v3
                      application_credential_id: a1
                """
                        .formatted(server.url()));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Path write(String name, String text) throws IOException {
        Path folder = Files.createDirectories(home.resolve(".config/openstack"));
        return Files.writeString(folder.resolve(name), text);
    }

    private Result list(String... options) {
        String[] line = new String[2 + options.length];
        System.arraycopy(new String[] {"segment", "list"}, 0, line, 0, 2);
        System.arraycopy(options, 0, line, 2, options.length);
        return Cli.in(environment).run(line);
    }

    private String asked() {
        return server.received().get(0);
    }

    @Test
    void theOptionNamesTheCloud() {
        Result result = list("--os-cloud", "prod");

        assertThat(result.exit()).as(result.err()).isEqualTo(Exit.OK);
        assertThat(asked())
                .startsWith("POST /v3/auth/tokens ")
                .contains("\"alice\"", "\"ops\"", "{\"id\":\"default\"}");
        assertThat(server.tokens()).endsWith("a-new-one");
    }

    @Test
    void theVariableNamesTheCloud() {
        environment.put("OS_CLOUD", "prod");

        list();

        assertThat(asked()).contains("\"alice\"");
    }

    @Test
    void noCloudIsAskedThatNobodyNames() {
        list();

        assertThat(asked()).isEqualTo("GET /v1/segments");
    }

    @Test
    void aPasswordOfDigitsStaysAsItIs() {
        list("--os-cloud", "prod");

        assertThat(asked()).contains("\"password\":\"0123\"");
    }

    @Test
    void aVariableBeatsTheFile() {
        environment.putAll(Map.of("OS_CLOUD", "prod", "OS_USERNAME", "bob"));

        list();

        assertThat(asked()).contains("\"bob\"", "\"ops\"").doesNotContain("alice");
    }

    @Test
    void aNameOfAVariableBeatsTheIdOfTheFile() {
        environment.putAll(Map.of("OS_CLOUD", "prod", "OS_PROJECT_DOMAIN_NAME", "other"));

        list();

        assertThat(asked()).contains("{\"name\":\"other\"}").doesNotContain("\"id\"");
    }

    @Test
    void theVariablesOfAnotherCloudDoNotMixWithTheOneOfTheOption() {
        environment.putAll(Map.of("OS_USERNAME", "bob", "OS_TOKEN", "bobs"));

        list("--os-cloud", "prod");

        assertThat(asked()).contains("\"alice\"");
    }

    @Test
    void secretsMayBeInAFileOfTheirOwn() throws IOException {
        write(
                "secure.yaml",
                "clouds:\n  bot:\n    auth:\n      application_credential_secret: hush\n");

        Result result = list("--os-cloud", "bot");

        assertThat(result.exit()).as(result.err()).isEqualTo(Exit.OK);
        assertThat(asked()).contains("{\"id\":\"a1\",\"secret\":\"hush\"}");
    }

    @Test
    void whatACloudDoesNotSayIsToldWithFileAndKey() {
        Result result = list("--os-cloud", "bot");

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.err())
                .contains(
                        "not set: clouds.bot.auth.application_credential_secret in ",
                        "openstack/clouds.yaml");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void anUnknownCloudIsToldWithThoseThatThereAre() {
        Result result = list("--os-cloud", "prd");

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.err()).contains("has no cloud \"prd\"", "[prod, bot]");
    }

    @Test
    void aFileThatIsNotThereIsToldWithTheFoldersThatWereLookedIn() throws IOException {
        Files.delete(home.resolve(".config/openstack/clouds.yaml"));

        Result result = list("--os-cloud", "prod");

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.err()).contains("no clouds.yaml in ", home.toString(), "/etc/openstack");
    }

    @Test
    void theFileMayBeNamed() throws IOException {
        Path file = Files.writeString(home.resolve("mine.yaml"), "clouds: {mine: {}}\n");
        environment.put("OS_CLIENT_CONFIG_FILE", file.toString());

        Result result = list("--os-cloud", "mine");

        assertThat(result.err()).contains("clouds.mine.auth.auth_url in " + file);
    }

    @Test
    void aLineThatIsNoYamlIsToldWithoutWhatStandsOnIt() throws IOException {
        Path file = write("clouds.yaml", "clouds:\n  prod:\n    password: *hush\n");

        Result result = list("--os-cloud", "prod");

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.err()).contains(file + " is no YAML: see line 3").doesNotContain("hush");
    }

    @Test
    void aValueThatIsNoTextIsToldWithItsKey() throws IOException {
        Path file = write("clouds.yaml", "clouds:\n  prod:\n    auth:\n      username: [a]\n");

        Result result = list("--os-cloud", "prod");

        assertThat(result.err()).contains(file + ": clouds.prod.auth.username: one value expected");
    }

    @Test
    void certificatesAreAlwaysChecked() throws IOException {
        write("clouds.yaml", "clouds:\n  prod:\n    verify: false\n");

        Result result = list("--os-cloud", "prod");

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.err()).contains("clouds.prod.verify in ", "clouds.prod.cacert in ");
    }

    @Test
    void theAuthoritysFileIsTheClouds() throws IOException {
        write("clouds.yaml", "clouds:\n  prod:\n    cacert: /no/such.pem\n");

        Result result = list("--os-cloud", "prod");

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.err()).contains("/no/such.pem is missing");
    }

    @Test
    void theRegionIsTheCloudsWhereNoOptionNamesOne() {
        server.on("GET /v3/auth/catalog", "catalog", List.of());

        Result result =
                Cli.in(environment)
                        .run("import", "--from-openstack-masakari", "--os-cloud", "prod");

        assertThat(result.exit()).isEqualTo(Exit.NOT_FOUND);
        assertThat(result.err()).contains("in region RegionTwo");
    }
}
