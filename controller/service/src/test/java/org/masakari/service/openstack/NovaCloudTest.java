package org.masakari.service.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masakari.service.openstack.RecordedOpenStack.recorded;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masakari.engine.port.ComputeService;
import org.masakari.engine.port.Migration;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.Server;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.openstack4j.api.types.Facing;

class NovaCloudTest {
    private static final HostName HOST = new HostName("compute1");
    private static final InstanceId INSTANCE =
            InstanceId.of("5db0e131-5519-4014-8e90-6d86656c9758");
    private static final String SERVICE_LIST =
            "GET /v2.1/os-services?binary=nova-compute&host=compute1";
    private static final String SERVICE =
            "PUT /v2.1/os-services/d48061e1-05bf-4bda-bf4d-e408d3ea4485";
    private static final String ACTION = "POST /v2.1/servers/" + INSTANCE + "/action";
    private static final String MIGRATIONS =
            "GET /v2.1/os-migrations?limit=200&migration_type=evacuation&source_compute=compute1";

    private final RecordedOpenStack openStack = new RecordedOpenStack();
    private final NovaCloud cloud = cloud(URI.create(openStack.url() + "/v3"));

    private static NovaCloud cloud(URI authUrl) {
        CloudConfig config =
                new CloudConfig(
                        authUrl, "admin", "x", "admin", "Default", "RegionOne", Facing.PUBLIC);
        return new NovaCloud(config, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        openStack.close();
    }

    private static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }

    @Test
    void forcesAServiceDownByItsId() {
        openStack
                .on(SERVICE_LIST, 200, recorded("services.json"))
                .on(SERVICE, 200, recorded("force-down.json"));

        ComputeService service = done(cloud.forceDown(HOST));

        assertThat(service.forcedDown()).isTrue();
        assertThat(service.enabled()).isFalse();
        assertThat(service.disabledReason()).isEqualTo("ha: fenced");
        assertThat(openStack.requests()).last().asString().contains("{\"forced_down\":true}");
    }

    @Test
    void learnsTheIdsOfAllServicesAtOnce() {
        openStack
                .on("GET /v2.1/os-services?binary=nova-compute", 200, recorded("services.json"))
                .on("GET /v2.1/servers/detail?all_tenants=1&limit=1", 200, "{\"servers\":[]}")
                .on(
                        "GET /v2.1/os-migrations?limit=1&migration_type=evacuation",
                        200,
                        "{\"migrations\":[]}")
                .on(SERVICE, 200, recorded("force-down.json"));

        assertThat(done(cloud.rehearse())).isEqualTo(3);
        cloud.forceDown(HOST);

        assertThat(openStack.requests()).noneMatch(request -> request.startsWith(SERVICE_LIST));
    }

    @Test
    void refusesAHostThatNovaDoesNotKnow() {
        openStack.on(SERVICE_LIST, 200, "{\"services\":[]}");

        assertThat(cloud.forceDown(HOST)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void passesOnWhyNovaRefuses() {
        openStack.on(ACTION, 400, recorded("still-in-use-400.json"));

        assertThat(cloud.evacuate(INSTANCE, null))
                .isEqualTo(
                        new Outcome.Refused<>(
                                "Nova answered 400: Compute service of compute1 is still in use."));
    }

    @Test
    void keepsNovasRequestIdOfAnEvacuation() {
        openStack.on(
                ACTION,
                new RecordedOpenStack.Answer(200, "", Map.of("X-Openstack-Request-Id", "req-1")));

        assertThat(done(cloud.evacuate(INSTANCE, new HostName("compute4")))).isEqualTo("req-1");
        assertThat(openStack.requests()).last().asString().contains("{\"host\":\"compute4\"}");
    }

    @Test
    void doesNotKnowWhatBecameOfACallThatBrokeOff() {
        openStack.on(ACTION, 0, "");

        assertThat(cloud.evacuate(INSTANCE, null)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void doesNotKnowWhatBecameOfACallThatNovaFailedAt() {
        openStack.on(ACTION, 500, "{\"computeFault\":{\"message\":\"oops\"}}");

        assertThat(cloud.evacuate(INSTANCE, null)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void makesAnEvacuateCallOnlyOnceThoughItsConnectionBreaks() {
        openStack.on(ACTION, 0, "");

        cloud.evacuate(INSTANCE, null);

        assertThat(openStack.requests()).filteredOn(r -> r.startsWith(ACTION)).hasSize(1);
    }

    @Test
    void waitsAsLongAsNovaAsksFor() {
        openStack.on(ACTION, new RecordedOpenStack.Answer(429, "{}", Map.of("Retry-After", "7")));

        assertThat(cloud.evacuate(INSTANCE, null))
                .isEqualTo(new Outcome.Unavailable<>("Nova answered 429", Duration.ofSeconds(7)));
    }

    @Test
    void saysThatKeystoneCannotBeReached() {
        URI gone = URI.create(openStack.url() + "/v3");
        openStack.close();

        assertThat(cloud(gone).service(HOST))
                .isInstanceOfSatisfying(
                        Outcome.Unavailable.class,
                        outcome -> assertThat(outcome.why()).contains("cannot be reached"));
    }

    @Test
    void renewsATokenThatWasRefusedAndAsksAgain() {
        openStack.on(SERVICE_LIST, 401, "{}").on(SERVICE_LIST, 200, recorded("services.json"));

        assertThat(done(cloud.service(HOST)).up()).isTrue();
        assertThat(openStack.requests())
                .filteredOn(request -> request.equals("POST /v3/auth/tokens"))
                .hasSize(2);
    }

    @Test
    void readsServersPageByPage() {
        String page = "GET /v2.1/servers/detail?all_tenants=1&host=compute1&limit=200";
        String lastOfPage = "aa0860ea-23a9-42f3-8fd4-ba19329d6d5f";
        openStack
                .on(page, 200, recorded("servers-page1.json"))
                .on(page + "&marker=" + lastOfPage, 200, "{\"servers\":[]}");

        List<Server> servers = done(cloud.serversOn(HOST));

        assertThat(servers).hasSize(3);
        assertThat(openStack.requests()).last().asString().contains(lastOfPage);
        assertThat(servers.get(0).host()).isEqualTo(HOST);
        assertThat(servers.get(0).vmState()).isEqualTo("active");
        assertThat(servers.get(0).taskState()).isNull();
    }

    @Test
    void doesNotTakeAWrongEndpointForAnEmptyHost() {
        assertThat(cloud.serversOn(HOST)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void readsMigrationsNewerThanTheGivenOne() {
        openStack.on(MIGRATIONS, 200, recorded("migrations.json"));

        List<Migration> migrations = done(cloud.evacuationsFrom(HOST, 422));

        assertThat(migrations).hasSize(1);
        assertThat(migrations.get(0).status()).isEqualTo("accepted");
        assertThat(migrations.get(0).instance()).isEqualTo(INSTANCE);
        assertThat(migrations.get(0).destination()).isNull();
    }

    @Test
    void asksForWhatChangedSinceThen() {
        cloud.serversChangedSince(Instant.parse("2026-01-31T12:00:00Z"));

        assertThat(openStack.requests())
                .last()
                .asString()
                .contains("changes-since=2026-01-31T12%3A00%3A00Z");
    }
}
