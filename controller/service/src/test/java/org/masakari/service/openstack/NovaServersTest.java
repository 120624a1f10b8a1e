package org.masakari.service.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masakari.service.openstack.RecordedOpenStack.done;
import static org.masakari.service.openstack.RecordedOpenStack.recorded;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masakari.engine.port.InstanceState;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.ResourceClass;
import org.masakari.engine.port.Server;
import org.masakari.engine.port.Traits;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

class NovaServersTest {
    private static final HostName HOST = new HostName("compute1");
    private static final String ID = "5ea25cd9-9e39-43eb-b733-4ce3dfd1f309";
    private static final InstanceId INSTANCE = InstanceId.of(ID);
    private static final String SHOW = "GET /v2.1/servers/" + ID;
    private static final String ON_HOST =
            "GET /v2.1/servers/detail?all_tenants=1&host=compute1&limit=200";
    private static final String CHANGED =
            "GET /v2.1/servers/detail?all_tenants=1&changes-since=2026-01-31T12%3A00%3A00Z"
                    + "&limit=200";
    private static final String LAST_OF_PAGE = "aa0860ea-23a9-42f3-8fd4-ba19329d6d5f";

    private final RecordedOpenStack openStack = new RecordedOpenStack();
    private final NovaCloud cloud = openStack.cloud();

    @AfterEach
    void stop() {
        openStack.close();
    }

    @Test
    void readsServersPageByPage() {
        String second =
                recorded("servers-page1.json")
                        .replaceAll("(?s),\\s*\"servers_links\".*", "}")
                        .replace(LAST_OF_PAGE, ID);
        openStack
                .on(ON_HOST, 200, recorded("servers-page1.json"))
                .on(ON_HOST + "&marker=" + LAST_OF_PAGE, 200, second);

        List<Server> servers = done(cloud.serversOn(HOST));

        assertThat(servers).hasSize(6);
        assertThat(servers.get(5).id()).isEqualTo(INSTANCE);
    }

    @Test
    void readsWhatIsSaidOfAServer() {
        openStack
                .on(ON_HOST, 200, recorded("servers-page1.json"))
                .on(ON_HOST + "&marker=" + LAST_OF_PAGE, 200, "{\"servers\":[]}");

        assertThat(done(cloud.serversOn(HOST)).get(0))
                .isEqualTo(
                        new Server(
                                InstanceId.of("0589faae-8d7c-4a4b-a2dc-b578da333966"),
                                "ha-9",
                                HOST,
                                InstanceState.resting("active"),
                                new Traits(
                                        "fc5d4c2d177540a8aa5e01ac5676ef1b",
                                        "tiny64",
                                        Map.of(),
                                        Map.of("HA_Enabled", "True"),
                                        false,
                                        Set.of(),
                                        Map.of(
                                                ResourceClass.VCPU,
                                                1L,
                                                ResourceClass.MEMORY_MB,
                                                64L,
                                                ResourceClass.DISK_GB,
                                                1L))));
    }

    @ParameterizedTest(name = "image {0}: {1} GB")
    @CsvSource(
            delimiter = ';',
            value = {"{\"id\":\"1\"}; 13", "\"\"; 3"})
    void countsTheRootDiskUnlessItIsAVolume(String image, long diskGb) {
        openStack.on(
                SHOW,
                200,
                recorded("server.json")
                        .replace("\"disk\": 1,", "\"disk\": 10,")
                        .replace("\"ephemeral\": 0", "\"ephemeral\": 2")
                        .replace("\"swap\": 0", "\"swap\": 512")
                        .replace("\"locked\"", "\"image\": " + image + ", \"locked\""));

        assertThat(done(cloud.server(INSTANCE)).orElseThrow().traits().needs())
                .containsEntry(ResourceClass.DISK_GB, diskGb)
                .containsEntry(ResourceClass.MEMORY_MB, 64L);
    }

    @Test
    void doesNotAskForeverForTheSamePage() {
        openStack
                .on(ON_HOST, 200, recorded("servers-page1.json"))
                .on(ON_HOST + "&marker=" + LAST_OF_PAGE, 200, recorded("servers-page1.json"));

        assertThat(cloud.serversOn(HOST)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void doesNotTakeAWrongEndpointForAnEmptyHost() {
        assertThat(cloud.serversOn(HOST)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void doesNotTakeAnAnswerWithoutAListForAnEmptyHost() {
        openStack.on(ON_HOST, 200, "{}");

        assertThat(cloud.serversOn(HOST)).isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "OS-EXT-STS:vm_state, no OS-EXT-STS:vm_state",
        "OS-EXT-SRV-ATTR:host, no OS-EXT-SRV-ATTR:host",
        "id, no id",
    })
    void leavesNoServerOutThatItCannotRead(String field, String why) {
        openStack.on(
                ON_HOST, 200, recorded("servers-page1.json").replaceFirst("\"" + field, "\"x"));

        assertThat(cloud.serversOn(HOST))
                .isEqualTo(new Outcome.Unknown<>("Nova's answer cannot be read: " + why));
    }

    @Test
    void asksForWhatChangedSinceThen() {
        openStack.on(CHANGED, 200, "{\"servers\":[]}");

        assertThat(done(cloud.serversChangedSince(Instant.parse("2026-01-31T12:00:00Z"))))
                .isEmpty();
    }

    @Test
    void readsOneServer() {
        openStack.on(SHOW, 200, recorded("server.json"));

        assertThat(done(cloud.server(INSTANCE)))
                .hasValueSatisfying(
                        server -> {
                            assertThat(server.name()).isEqualTo("aff1-3");
                            assertThat(server.state()).isEqualTo(InstanceState.resting("error"));
                        });
    }

    @Test
    void knowsThatAServerIsGone() {
        String words = recorded("unknown-server-404.json").replaceAll("[0-9a-f]{8}-[0-9a-f-]*", ID);
        openStack.on(SHOW, 404, words);

        assertThat(done(cloud.server(INSTANCE))).isEmpty();
    }

    @Test
    void doesNotTakeAProxysNotFoundForAServerThatIsGone() {
        openStack.on(SHOW, 404, "<html>404 Not Found</html>");

        assertThat(cloud.server(INSTANCE)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void readsAServerWhoseStateIsNotKnown() {
        openStack.on(
                SHOW,
                200,
                recorded("server.json").replace("vm_state\": \"error\"", "vm_state\": null"));

        assertThat(done(cloud.server(INSTANCE)))
                .hasValueSatisfying(s -> assertThat(s.state().vm()).isEqualTo("unknown"));
    }

    @ParameterizedTest
    @CsvSource({"null, true", "0, true", "1, true", "3, true", "4, false", "6, false", "7, false"})
    void tellsByThePowerStateWhetherAGuestRan(String powerState, boolean powered) {
        openStack.on(
                SHOW,
                200,
                recorded("server.json")
                        .replaceFirst("power_state\": \\d", "power_state\": " + powerState));

        assertThat(done(cloud.server(INSTANCE)))
                .hasValueSatisfying(s -> assertThat(s.state().powered()).isEqualTo(powered));
    }
}
