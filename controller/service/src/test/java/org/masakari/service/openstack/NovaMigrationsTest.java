package org.masakari.service.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masakari.service.openstack.RecordedOpenStack.done;
import static org.masakari.service.openstack.RecordedOpenStack.recorded;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masakari.engine.port.Migration;
import org.masakari.engine.port.Outcome;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

class NovaMigrationsTest {
    private static final HostName HOST = new HostName("compute1");
    private static final String LIST =
            "GET /v2.1/os-migrations?limit=200&migration_type=evacuation&source_compute=compute1";
    private static final String SECOND =
            "GET /v2.1/os-migrations?limit=200&marker=cd30c0e4-6da5-4644-be4a-7de26c75c22e"
                    + "&migration_type=evacuation&source_compute=compute1";

    private final RecordedOpenStack openStack = new RecordedOpenStack();
    private final NovaCloud cloud = openStack.cloud();

    @AfterEach
    void stop() {
        openStack.close();
    }

    /** The recorded answer, 423 and 422, as a page that is not the last. */
    private static String page() {
        return recorded("migrations.json")
                .replaceFirst("\\}\\s*$", ",\"migrations_links\":[{\"rel\":\"next\"}]}");
    }

    @Test
    void readsMigrationsNewerThanTheGivenOne() {
        openStack.on(LIST, 200, recorded("migrations.json"));

        assertThat(done(cloud.evacuationsFrom(HOST, 422)))
                .containsExactly(
                        new Migration(
                                423,
                                "be3d3ce4-e0f7-41db-9902-492e7305082e",
                                InstanceId.of("5db0e131-5519-4014-8e90-6d86656c9758"),
                                null,
                                "accepted"));
    }

    @Test
    void doesNotAskForHistory() {
        openStack.on(LIST, 200, page());

        assertThat(done(cloud.evacuationsFrom(HOST, 422))).hasSize(1);
        assertThat(openStack.requests()).noneMatch(request -> request.contains("marker"));
    }

    @Test
    void readsOnWhileAPageEndsWithNewOnes() {
        String older =
                recorded("migrations.json")
                        .replace("423", "421")
                        .replace("\"id\": 422", "\"id\": 420");
        openStack.on(LIST, 200, page()).on(SECOND, 200, older);

        assertThat(done(cloud.evacuationsFrom(HOST, 420)))
                .extracting(Migration::number)
                .containsExactly(423L, 422L, 421L);
    }

    @Test
    void doesNotTakeAnAnswerWithoutAListForNoEvacuations() {
        openStack.on(LIST, 200, "");

        assertThat(cloud.evacuationsFrom(HOST, 0)).isInstanceOf(Outcome.Unknown.class);
    }
}
