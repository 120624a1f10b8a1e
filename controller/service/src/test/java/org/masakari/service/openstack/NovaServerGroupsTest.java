package org.masakari.service.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masakari.service.openstack.RecordedOpenStack.done;
import static org.masakari.service.openstack.RecordedOpenStack.recorded;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masakari.engine.port.Server;
import org.masakari.engine.port.ServerGroup;
import org.masakari.protocol.HostName;

class NovaServerGroupsTest {
    private static final HostName HOST = new HostName("compute1");
    private static final String SERVERS =
            "GET /v2.1/servers/detail?all_tenants=1&host=compute1&limit=200";
    private static final String GROUPS =
            "GET /v2.1/os-server-groups?all_projects=True&limit=100&offset=";
    private static final String NONE = "{\"server_groups\":[]}";
    private static final ServerGroup GROUP =
            new ServerGroup("7f9ebc94-4aff-4ef3-8666-e29b22f53baa", "affinity", 3);

    private final RecordedOpenStack openStack = new RecordedOpenStack();
    private final NovaCloud cloud = openStack.cloud();

    /** The first server of the host is a member of the first group. */
    @BeforeEach
    void prepare() {
        String id = "0589faae-8d7c-4a4b-a2dc-b578da333966";
        String servers = recorded("servers-page1.json").replace("servers_links", "x");
        openStack.on(SERVERS, 200, servers.replace(id, "5ea25cd9-9e39-43eb-b733-4ce3dfd1f309"));
    }

    @AfterEach
    void stop() {
        openStack.close();
    }

    @Test
    void tellsWhichGroupAServerIsIn() {
        openStack.on(GROUPS + 0, 200, recorded("server-groups.json")).on(GROUPS + 2, 200, NONE);

        List<Server> servers = done(cloud.serversOn(HOST));

        assertThat(servers.get(0).traits().groups()).containsExactly(GROUP);
        assertThat(servers.get(1).traits().groups()).isEmpty();
    }

    @Test
    void readsOnWhereNovaCapsAPage() {
        openStack
                .on(GROUPS + 0, 200, recorded("server-groups.json").replace("5ea25cd9", "00000000"))
                .on(GROUPS + 2, 200, recorded("server-group-v2.64.json"))
                .on(GROUPS + 3, 200, NONE);

        assertThat(done(cloud.serversOn(HOST)).get(0).traits().groups()).containsExactly(GROUP);
    }

    @Test
    void goesOnWithoutGroupsWhereNovaRefusesThem() {
        openStack.on(GROUPS + 0, 403, "{\"forbidden\":{\"message\":\"Policy doesn't allow\"}}");

        assertThat(done(cloud.serversOn(HOST)))
                .hasSize(3)
                .allMatch(server -> server.traits().groups().isEmpty());
    }

    @Test
    void goesOnWithTheGroupsThatNovaShowsInTime() {
        openStack
                .on(GROUPS + 0, 200, recorded("server-groups.json"))
                .on(GROUPS + 2, RecordedOpenStack.Answer.HANGS);
        NovaCloud slow = openStack.cloud(stepping(), Deadlines.DEFAULT);

        assertThat(done(slow.serversOn(HOST)).get(0).traits().groups()).containsExactly(GROUP);
    }

    /** A clock that is three seconds later whenever it is looked at. */
    private static Clock stepping() {
        AtomicLong seconds = new AtomicLong(Instant.parse("2026-11-25T00:00:00Z").getEpochSecond());
        InstantSource source = () -> Instant.ofEpochSecond(seconds.addAndGet(3));
        return source.withZone(ZoneOffset.UTC);
    }

    @Test
    void doesNotAskForTheGroupsOfAnEmptyHost() {
        openStack.on(
                "GET /v2.1/servers/detail?all_tenants=1&host=empty&limit=200",
                200,
                "{\"servers\":[]}");

        assertThat(done(cloud.serversOn(new HostName("empty")))).isEmpty();
        assertThat(openStack.requests()).noneMatch(request -> request.startsWith(GROUPS));
    }
}
