package org.masakari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masakari.cli.Cli.Result;
import org.masakari.cli.api.Exit;

/** How the other Masakari is found and read. */
class ImportSourceTest extends ImportCase {
    @Test
    void theCatalogSaysWhereItIs() {
        oursIsEmpty();
        Map<String, String> endpoint =
                Map.of(
                        "interface", "public",
                        "region_id", "RegionOne",
                        "url", other.url() + "/v1/p1");
        other.on(
                "GET /v3/auth/catalog",
                "catalog",
                List.of(Map.of("type", "instance-ha", "endpoints", List.of(endpoint))));
        pages("/v1/p1/segments", "segments", List.of(segment(Map.of())));
        pages(
                "/v1/p1/segments/" + THEIRS + "/hosts",
                "hosts",
                List.of(host(111, "compute1", false)));

        Result result = Cli.in(environment).run("import", "--from-openstack-masakari");

        assertThat(result.exit()).as(result.err()).isEqualTo(Exit.OK);
        assertThat(changes()).hasSize(2);
    }

    @Test
    void aCatalogWithoutItIsTold() {
        other.on("GET /v3/auth/catalog", "catalog", List.of());

        Result result = Cli.in(environment).run("import", "--from-openstack-masakari");

        assertThat(result.exit()).isEqualTo(Exit.NOT_FOUND);
        assertThat(result.err()).contains("no public endpoint of type instance-ha");
    }

    @Test
    void oursIsNotImportedFromItself() {
        ours.on("GET " + SEGMENTS, "segments", List.of(Samples.segment(101, "az1")))
                .on("GET " + SEGMENTS + "/" + THEIRS + "/hosts", "hosts", List.of());

        Result result = run();

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.err()).contains("is this one", "--source-url");
        assertThat(changes()).isEmpty();
    }

    @Test
    void aServerThatKnowsNoPagesIsNotAskedForEver() {
        String path = SEGMENTS + "?marker=1";
        FakeController endless =
                new FakeController()
                        .issues("POST /v3/auth/tokens", "admins")
                        .on("GET " + SEGMENTS, "segments", List.of(segment(Map.of())))
                        .on("GET " + path, "segments", List.of(segment(Map.of())));
        try (endless) {
            environment.put("OS_AUTH_URL", endless.url());

            Result result = from(endless);

            assertThat(result.exit()).isEqualTo(Exit.FAILED);
            assertThat(result.err()).contains("the same page");
        }
    }

    @Test
    void aTokenThatItDoesNotTakeIsTold() {
        FakeController strict =
                new FakeController()
                        .issues("POST /v3/auth/tokens", "observers")
                        .refuses("GET " + SEGMENTS, 403, "not allowed");
        try (strict) {
            environment.put("OS_AUTH_URL", strict.url());

            Result result = from(strict);

            assertThat(result.exit()).isEqualTo(Exit.FAILED);
            assertThat(result.err()).contains("the other Masakari", "(HTTP 403): not allowed");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import",
                "import --from-openstack-masakari --from-original",
                "import --from-openstack-masakari --db-host db",
                "import --from-openstack-masakari --source-url old:15868",
                "import --from-original",
                "import --from-original --db-host db",
                "import --from-original --db-host db --db-user u --hosts compute1",
                "import --from-original --source-url http://old:15868",
                "import --from-original --db-config /nowhere"
            })
    void wrongUsageAsksNobody(String line) {
        Result result = Cli.in(environment).run(line.split(" "));

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.err()).contains("what to do:");
        assertThat(ours.received()).isEmpty();
        assertThat(other.received()).isEmpty();
    }

    @Test
    void theNewestVersionOfItsApiIsAskedForWithAToken() {
        oursIsEmpty();

        run();

        assertThat(other.versions().get(1)).isEqualTo("instance-ha latest");
        assertThat(other.tokens().get(1)).isEqualTo("admins");
    }

    @Test
    void anApiTooOldToTellMeansEnabled() {
        pages(SEGMENTS, "segments", List.of(segment(Map.of())));
        oursIsEmpty();

        run();

        assertThat(changes().get(0)).contains("\"enabled\":true");
    }

    @Test
    void allThatIsMissingOfTheOriginalsDatabaseIsToldAtOnce() {
        Result result = Cli.in(environment).run("import", "--from-original");

        assertThat(result.err()).contains("missing --db-host, --db-user");
    }
}
