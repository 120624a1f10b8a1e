package org.masakari.service.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masakari.service.openstack.RecordedOpenStack.done;
import static org.masakari.service.openstack.RecordedOpenStack.recorded;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masakari.engine.port.ComputeService;
import org.masakari.engine.port.Outcome;
import org.masakari.protocol.HostName;

class NovaServicesTest {
    private static final HostName HOST = new HostName("compute1");
    private static final String ALL = "GET /v2.1/os-services?binary=nova-compute";
    private static final String LIST = ALL + "&host=compute1";
    private static final String ID = "d48061e1-05bf-4bda-bf4d-e408d3ea4485";
    private static final String SERVICE = "PUT /v2.1/os-services/" + ID;

    private final RecordedOpenStack openStack = new RecordedOpenStack();
    private final NovaCloud cloud = openStack.cloud();

    @AfterEach
    void stop() {
        openStack.close();
    }

    @Test
    void forcesAServiceDownByItsId() {
        openStack
                .on(LIST, 200, recorded("services.json"))
                .on(SERVICE, 200, recorded("force-down.json"));

        assertThat(done(cloud.forceDown(HOST)))
                .isEqualTo(
                        new ComputeService(
                                false,
                                "ha: fenced",
                                false,
                                true,
                                Instant.parse("2026-11-22T13:19:33.336187Z")));
        assertThat(openStack.requests()).last().isEqualTo(SERVICE + " {\"forced_down\":true}");
    }

    @Test
    void liftsTheForcedDown() {
        openStack
                .on(LIST, 200, recorded("services.json"))
                .on(SERVICE, 400, recorded("force-up-refused-400.json"));

        assertThat(cloud.liftForceDown(HOST)).isInstanceOf(Outcome.Refused.class);
        assertThat(openStack.requests()).last().isEqualTo(SERVICE + " {\"forced_down\":false}");
    }

    @Test
    void disablesAServiceWithAReason() {
        openStack
                .on(LIST, 200, recorded("services.json"))
                .on(SERVICE, 200, recorded("force-down.json"));

        assertThat(done(cloud.disable(HOST, "ha: fenced")).enabled()).isFalse();
        assertThat(openStack.requests())
                .last()
                .isEqualTo(
                        SERVICE + " {\"status\":\"disabled\",\"disabled_reason\":\"ha: fenced\"}");
    }

    @Test
    void enablesAService() {
        openStack
                .on(LIST, 200, recorded("services.json"))
                .on(SERVICE, 200, recorded("force-down.json"));

        done(cloud.enable(HOST));

        assertThat(openStack.requests()).last().isEqualTo(SERVICE + " {\"status\":\"enabled\"}");
    }

    @Test
    void learnsTheIdsOfAllServicesAtOnce() {
        openStack
                .on(ALL, 200, recorded("services.json"))
                .on(SERVICE, 200, recorded("force-down.json"));

        assertThat(done(cloud.services())).hasSize(3);
        cloud.forceDown(HOST);

        assertThat(openStack.requests()).doesNotContain(LIST);
    }

    @Test
    void looksAServiceThatNovaHasANewIdForUpAgain() {
        openStack
                .on(ALL, 200, recorded("services.json").replace(ID, "old"))
                .on("PUT /v2.1/os-services/old", 404, "{}")
                .on(LIST, 200, recorded("services.json"))
                .on(SERVICE, 200, recorded("force-down.json"));
        cloud.services();

        assertThat(done(cloud.forceDown(HOST)).forcedDown()).isTrue();
    }

    @Test
    void saysWhenNovaHeardOfEachService() {
        openStack.on(ALL, 200, recorded("services.json"));

        assertThat(done(cloud.services()))
                .containsEntry(
                        HOST,
                        new ComputeService(
                                true, null, true, false, Instant.parse("2026-11-22T13:19:19Z")));
    }

    @Test
    void refusesAHostThatNovaDoesNotKnow() {
        openStack.on(LIST, 200, "{\"services\":[]}");

        assertThat(cloud.forceDown(HOST)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void doesNotTakeAnAnswerWithoutServicesForAnUnknownHost() {
        openStack.on(LIST, 200, "<html>maintenance</html>");

        assertThat(cloud.service(HOST)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void rehearsesAllThatARecoveryAsksFor() {
        openStack
                .on(ALL, 200, recorded("services.json"))
                .on("GET /v2.1/servers/detail?all_tenants=1&limit=1", 200, "{\"servers\":[]}")
                .on(
                        "GET /v2.1/os-migrations?limit=1&migration_type=evacuation",
                        200,
                        "{\"migrations\":[]}");

        assertThat(done(cloud.rehearse())).isEqualTo(3);
        assertThat(openStack.requests())
                .last()
                .isEqualTo("GET /v2.1/os-server-groups?all_projects=True&limit=1&offset=0");
    }
}
