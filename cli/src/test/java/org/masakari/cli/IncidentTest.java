package org.masakari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masakari.cli.Cli.Result;
import org.masakari.cli.api.Exit;
import org.masakari.protocol.api.IncidentDocument;

class IncidentTest {
    private static final IncidentDocument OPEN = Samples.heldIncident();
    private static final UUID ID = OPEN.uuid();

    private final FakeController controller =
            new FakeController()
                    .on(
                            "GET /v1/incidents?limit=50&host=compute1&open=true",
                            "incidents",
                            List.of(OPEN))
                    .on("GET /v1/incidents/" + ID, "incident", OPEN);

    @AfterEach
    void close() {
        controller.close();
    }

    private Result run(String line) {
        return Cli.of(controller).run(line.split(" "));
    }

    @Test
    void openIncidentsOfAHostAreListedWithWhatTheyWaitFor() {
        Result result = run("incident list --open --host compute1 -o csv");

        assertThat(result.out().lines())
                .containsExactly(
                        "uuid,host,segment,opened_at,closed_at,latest,waits_for",
                        ID
                                + ",compute1,rack1,2026-11-22T10:00:00.250Z,,held,alice has paused"
                                + " rack1");
    }

    @Test
    void anIncidentIsShownWithItsEvidenceAndRecoveries() {
        Result result = run("incident show " + ID);

        assertThat(result.out())
                .contains(
                        "waits for  alice has paused rack1\n",
                        "reported by controller3 (fencer)\n",
                        "reports    3\n",
                        Samples.RECOVERY + "  recovery  held");
    }

    @Test
    void anUnknownIncidentIsNotFound() {
        assertThat(run("incident show " + Samples.id(99)).exit()).isEqualTo(Exit.NOT_FOUND);
    }
}
