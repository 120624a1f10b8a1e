package org.masakari.service.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masakari.service.openstack.RecordedOpenStack.recorded;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.DiagnosisDocument.ComputeService;
import org.masakari.protocol.api.DiagnosisDocument.Keystone;
import org.masakari.protocol.api.DiagnosisDocument.Nova;

class CloudDiagnosisTest {
    private static final String SERVICES = "GET /v2.1/os-services?binary=nova-compute";
    private static final String VALIDATION = "GET /v3/auth/tokens?nocatalog";

    private final RecordedOpenStack openStack = new RecordedOpenStack();
    private final NovaCloud cloud = openStack.cloud();

    @AfterEach
    void close() {
        openStack.close();
    }

    @Test
    void keystoneTellsTheControllersOwnAccountAndItsRoles() {
        openStack.on(VALIDATION, 200, recorded("token.json"));

        Keystone keystone = cloud.keystone();

        assertThat(keystone.error()).isNull();
        assertThat(keystone.user()).isEqualTo("admin");
        assertThat(keystone.roles()).contains("admin");
    }

    @Test
    void aKeystoneThatGivesNoTokenIsToldWithItsReason() {
        openStack.on(RecordedOpenStack.AUTHENTICATION, 500, "{}");

        assertThat(cloud.keystone().error()).contains("Keystone gives no token");
    }

    @Test
    void novaIsToldWithItsServicesAndTheMicroversionItAnsweredIn() {
        openStack.on(SERVICES, 200, recorded("services.json"));

        Nova nova = cloud.nova();

        assertThat(nova.error()).isNull();
        assertThat(nova.microversion()).isEqualTo("2.59");
        assertThat(nova.services())
                .extracting(ComputeService::host)
                .contains(new HostName("compute1"));
    }

    @Test
    void novasClockIsReadFromItsAnswer() {
        openStack.on(SERVICES, 200, recorded("services.json"));
        Clock behind = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-10));

        Nova nova = openStack.cloud(behind, Deadlines.DEFAULT).nova();

        assertThat(nova.clockDifferenceMs()).isBetween(590_000L, 610_000L);
    }

    @Test
    void whoMayForceDownIsToldThatThereIsNoSuchService() {
        openStack.on(SERVICES, 200, recorded("services.json"));

        Nova nova = cloud.nova();

        assertThat(nova.mayForceDown()).isTrue();
        assertThat(openStack.requests())
                .last()
                .asString()
                .matches("PUT /v2.1/os-services/[0-9a-f-]{36} \\{\"forced_down\":true}");
    }

    @Test
    void aNovaThatRefusesTheAccountIsToldInItsWords() {
        openStack.on(SERVICES, 403, "{\"forbidden\":{\"message\":\"Policy doesn't allow it\"}}");

        assertThat(cloud.nova().error()).isEqualTo("Nova answered 403: Policy doesn't allow it");
    }
}
