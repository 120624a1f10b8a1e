package org.masakari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masakari.cli.Cli.Result;
import org.masakari.cli.api.Exit;

/** The controllers in the catalog. */
class KeystoneTest extends KeystoneCase {
    @Test
    void serviceAndEndpointsAreCreatedWhereThereAreNone() {
        noService();

        Result result = run("keystone register --url http://ha:15868");

        assertThat(result.exit()).as(result.err()).isEqualTo(Exit.OK);
        assertThat(changes()).hasSize(4);
        assertThat(changes().get(1))
                .startsWith("POST /v3/endpoints ")
                .contains("\"public\"", "\"RegionOne\"", "\"s1\"", "\"" + OURS + "\"");
        assertThat(result.out().lines())
                .containsExactly(
                        "KIND      NAME         VALUE               RESULT",
                        "service   instance-ha  masakari            created",
                        "endpoint  public       http://ha:15868/v1  created",
                        "endpoint  internal     http://ha:15868/v1  created",
                        "endpoint  admin        http://ha:15868/v1  created");
    }

    @Test
    void aSecondRunChangesNothingAndSaysSo() {
        service(OURS);

        Result result = run("keystone register --url http://ha:15868/ -o value");

        assertThat(result.exit()).isEqualTo(Exit.OK);
        assertThat(changes()).isEmpty();
        assertThat(result.out().lines()).hasSize(4).allMatch(line -> line.endsWith("already so"));
    }

    @Test
    void anEndpointElsewhereIsInTheWayAndNothingIsChanged() {
        service(THEIRS);

        Result result = run("keystone register --url http://ha:15868");

        assertThat(result.exit()).isEqualTo(Exit.CONFLICT);
        assertThat(changes()).isEmpty();
        assertThat(result.err()).contains(THEIRS, "--replace");
    }

    @Test
    void anEndpointElsewhereIsReplacedIfAskedForAndTheNewOneComesFirst() {
        service(THEIRS);
        INTERFACES.forEach(each -> keystone.on("DELETE /v3/endpoints/e-" + each, 204, ""));

        Result result = run("keystone register --url http://ha:15868 --replace");

        assertThat(result.exit()).as(result.err()).isEqualTo(Exit.OK);
        assertThat(changes()).hasSize(6);
        assertThat(changes().get(0)).startsWith("POST /v3/endpoints").contains(OURS);
        assertThat(changes().get(1)).isEqualTo("DELETE /v3/endpoints/e-public");
    }

    @Test
    void aDryRunOnlySaysWhatWouldBeDone() {
        noService();

        Result result = run("keystone register --url http://ha:15868 --dry-run -o json");

        assertThat(result.out()).contains("\"result\" : \"to be created\"");
        assertThat(changes()).isEmpty();
    }

    @Test
    void anInterfaceMayHaveAUrlOfItsOwnAndAllMayEndWithTheProject() {
        noService();

        run(
                "keystone register --url http://ha:15868 --public-url https://api.example/ha/v1"
                        + " --project-in-path");

        assertThat(changes().get(1)).contains("\"https://api.example/ha/v1/$(project_id)s\"");
        assertThat(changes().get(2)).contains("\"http://ha:15868/v1/$(project_id)s\"");
    }

    @Test
    void anUnknownRegionIsNotMadeUp() {
        noService();

        Result result = run("keystone register --url http://ha:15868 --region RegionTwo");

        assertThat(result.exit()).isEqualTo(Exit.NOT_FOUND);
        assertThat(result.err()).contains("\"RegionTwo\"", "RegionOne");
        assertThat(changes()).isEmpty();
    }

    @Test
    void aDisabledServiceIsToldInsteadOfBeingFilledWithEndpoints() {
        keystone.on(
                "GET /v3/services?type=instance-ha",
                "services",
                List.of(Map.of("id", "s1", "name", "masakari", "enabled", false)));
        endpoints(OURS);

        Result result = run("keystone register --url http://ha:15868");

        assertThat(result.exit()).isEqualTo(Exit.CONFLICT);
        assertThat(result.err()).contains("openstack service set --enable");
    }

    @Test
    void whatWasDoneBeforeAFailureIsShown() {
        try (FakeController strict = refusingEndpoints()) {
            environment.put("OS_AUTH_URL", strict.url());

            Result result = run("keystone register --url http://ha:15868 -o value");

            assertThat(result.exit()).isEqualTo(Exit.FAILED);
            assertThat(result.out()).isEqualTo("service\tinstance-ha\tmasakari\tcreated\n");
            assertThat(result.err()).contains("not your business", "administrator");
        }
    }

    @Test
    void theWayBackRemovesOnlyTheseUrlsAndThenTheService() {
        service(OURS);
        INTERFACES.forEach(each -> keystone.on("DELETE /v3/endpoints/e-" + each, 204, ""));
        keystone.on("DELETE /v3/services/s1", 204, "");

        Result result = run("keystone unregister --url http://ha:15868");

        assertThat(result.exit()).as(result.err()).isEqualTo(Exit.OK);
        assertThat(changes())
                .containsExactly(
                        "DELETE /v3/endpoints/e-public",
                        "DELETE /v3/endpoints/e-internal",
                        "DELETE /v3/endpoints/e-admin",
                        "DELETE /v3/services/s1");
    }

    @Test
    void theWayBackLeavesAnothersEndpointsAndTheirService() {
        service(THEIRS);

        Result result = run("keystone unregister --url http://ha:15868 -o value");

        assertThat(result.exit()).isEqualTo(Exit.OK);
        assertThat(changes()).isEmpty();
        assertThat(result.out().lines()).hasSize(3).allMatch(line -> line.endsWith("not there"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keystone",
                "keystone register",
                "keystone register --url ha:15868",
                "keystone register --url http://a,http://b",
                "keystone register --url http://a --role admin",
                "keystone unregister"
            })
    void wrongUsageAsksNobody(String line) {
        Result result = run(line);

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.err()).contains("what to do:");
        assertThat(keystone.received()).isEmpty();
    }

    @Test
    void withoutAnAdministratorTheMissingVariablesAreNamed() {
        environment.remove("OS_PASSWORD");

        Result result = run("keystone register --url http://ha:15868");

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.err()).contains("not set: OS_PASSWORD");
        assertThat(keystone.received()).isEmpty();
    }

    private static FakeController refusingEndpoints() {
        return new FakeController()
                .issues("POST /v3/auth/tokens", "observers")
                .on("GET /v3/regions", "regions", List.of(Map.of("id", "RegionOne")))
                .on("GET /v3/services?type=instance-ha", "services", List.of())
                .on("POST /v3/services", 201, Map.of("service", Map.of("id", "s1")))
                .refuses("POST /v3/endpoints", 403, "not your business");
    }
}
