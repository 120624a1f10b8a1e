package org.masakari.service.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masakari.service.openstack.RecordedOpenStack.done;
import static org.masakari.service.openstack.RecordedOpenStack.recorded;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masakari.engine.port.HostCapacity;
import org.masakari.engine.port.HostCapacity.Stock;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.ResourceClass;
import org.masakari.engine.port.ServerGroup;
import org.masakari.protocol.HostName;

/** The room on hosts, and where server groups have members. */
class PlacementCapacitiesTest {
    private static final HostName HOST = new HostName("compute1");
    private static final String HYPERVISORS = "GET /v2.1/os-hypervisors/detail?limit=200";
    private static final String PROVIDER =
            "GET /resource_providers/0fd83e94-47c6-46d3-a797-d5f5f9f9b4af";
    private static final String TWO =
            """
            {"hypervisors": [
              {"id": "0fd83e94-47c6-46d3-a797-d5f5f9f9b4af", "hypervisor_hostname": "compute1.example.org",
               "service": {"host": "compute1"}},
              {"id": "11111111-47c6-46d3-a797-d5f5f9f9b4af", "hypervisor_hostname": "compute2",
               "service": {"host": "compute2"}}]}
            """;
    private static final String INVENTORIES =
            """
            {"resource_provider_generation": 7, "inventories": {
              "VCPU": {"total": 8, "reserved": 1, "min_unit": 1, "max_unit": 8, "step_size": 1, "allocation_ratio": 4.0},
              "MEMORY_MB": {"total": 16384, "reserved": 512, "min_unit": 1, "max_unit": 16384, "step_size": 1,
                "allocation_ratio": 1.5}}}
            """;
    private static final String USAGES =
            "{\"resource_provider_generation\": 7, \"usages\": {\"VCPU\": 10, \"MEMORY_MB\": 2048}}";
    private static final ServerGroup GROUP = new ServerGroup("g1", "anti-affinity", 2);
    private static final String GROUPS =
            "GET /v2.1/os-server-groups?all_projects=True&limit=1&offset=0";
    private static final String SERVER = "5ea25cd9-9e39-43eb-b733-4ce3dfd1f309";

    private final RecordedOpenStack openStack = new RecordedOpenStack();
    private final NovaCloud cloud =
            openStack.cloud(
                    Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC),
                    Deadlines.DEFAULT);

    @AfterEach
    void stop() {
        openStack.close();
    }

    @Test
    void countsWhatIsReservedAndOvercommitted() {
        openStack
                .on(HYPERVISORS, 200, TWO)
                .on(PROVIDER + "/inventories", 200, INVENTORIES)
                .on(PROVIDER + "/usages", 200, USAGES);

        assertThat(done(cloud.free(List.of(HOST))))
                .isEqualTo(
                        Map.of(
                                HOST,
                                new HostCapacity(
                                        Map.of(
                                                ResourceClass.VCPU,
                                                new Stock((8 - 1) * 4 - 10, 8),
                                                ResourceClass.MEMORY_MB,
                                                new Stock(15_872 * 3 / 2 - 2048, 16_384)))));
    }

    @Test
    void asksForTheHostsAloneThatAreWanted() {
        openStack
                .on(HYPERVISORS, 200, TWO)
                .on(PROVIDER + "/inventories", 200, INVENTORIES)
                .on(PROVIDER + "/usages", 200, USAGES);

        done(cloud.free(List.of(HOST)));

        assertThat(openStack.requests()).noneMatch(each -> each.contains("11111111"));
    }

    @Test
    void leavesOutAHostThatPlacementDoesNotKnow() {
        openStack.on(HYPERVISORS, 200, TWO).on(PROVIDER + "/inventories", 404, "{}");

        assertThat(done(cloud.free(List.of(HOST)))).isEmpty();
    }

    @Test
    void saysThatPlacementForbids() {
        openStack
                .on(HYPERVISORS, 200, TWO)
                .on(PROVIDER + "/inventories", 403, "{\"errors\":[{\"status\":403}]}");

        assertThat(cloud.free(List.of(HOST)))
                .isEqualTo(new Outcome.Refused<>("Placement answered 403"));
    }

    @Test
    void saysThatTheCatalogHasNoPlacement() {
        RecordedOpenStack.Answer token = openStack.token();
        openStack
                .on(
                        RecordedOpenStack.AUTHENTICATION,
                        new RecordedOpenStack.Answer(
                                201,
                                token.body().replace("\"placement\"", "\"elsewhere\""),
                                token.headers()))
                .on(HYPERVISORS, 200, TWO);

        assertThat(cloud.free(List.of(HOST)).why())
                .startsWith("Keystone's catalog shows no Placement");
    }

    @Test
    void doesNotTakeAnotherAnswerForNoRoom() {
        openStack
                .on(HYPERVISORS, 200, TWO)
                .on(PROVIDER + "/inventories", 200, "{\"inventories\":{\"VCPU\":{}}}")
                .on(PROVIDER + "/usages", 200, USAGES);

        assertThat(cloud.free(List.of(HOST)).why())
                .isEqualTo("Placement's answer cannot be read: total is no number: ");
    }

    @Test
    void readsTheZonesOfHosts() {
        openStack.on(
                "GET /v2.1/os-services?binary=nova-compute",
                200,
                "{\"services\":[{\"host\":\"compute1\",\"zone\":\"az1\"},{\"host\":\"compute2\"}]}");

        assertThat(done(cloud.zones())).isEqualTo(Map.of(HOST, "az1"));
    }

    @Test
    void findsTheHostsOfAGroupsMembers() {
        openStack
                .on(GROUPS, 200, "{\"server_groups\":[]}")
                .on(
                        "GET /v2.1/os-server-groups/g1",
                        200,
                        "{\"server_group\":{\"id\":\"g1\",\"members\":[\"" + SERVER + "\"]}}")
                .on("GET /v2.1/servers/" + SERVER, 200, recorded("server.json"));

        assertThat(done(cloud.hostsOf(Set.of(GROUP)))).isEqualTo(Map.of("g1", Set.of(HOST)));
    }

    @Test
    void saysThatNovaShowsNoGroups() {
        openStack.on(GROUPS, 403, "{\"forbidden\":{\"message\":\"Policy doesn't allow it\"}}");

        assertThat(cloud.hostsOf(Set.of()))
                .isEqualTo(new Outcome.Refused<>("Nova answered 403: Policy doesn't allow it"));
    }
}
