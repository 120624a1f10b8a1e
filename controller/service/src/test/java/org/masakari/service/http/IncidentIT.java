package org.masakari.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code /v1/incidents} on a real MariaDB. */
class IncidentIT extends ApiCase {
    private static final String OTHER =
            "INSERT INTO incident (uuid, host, open_host, opened_at, closed_at) VALUES"
                    + " ('cccccccc-0000-0000-0000-000000000001', 'compute9', NULL,"
                    + " '2026-01-01 00:00:00', '2026-01-02 00:00:00')";

    private List<String> hosts(String query) throws Exception {
        return get("/v1/incidents" + query, version("1.1000"))
                .path("incidents")
                .findValuesAsText("host");
    }

    private JsonNode only() throws Exception {
        return get("/v1/incidents/" + db.value("SELECT uuid FROM incident"), version("1.1000"))
                .path("incident");
    }

    @Test
    void listsTheNewestFirstOfAHostOrOfThoseThatAreOpen() throws Exception {
        post("/v1/notifications", FENCED);
        db.execute(OTHER);

        assertThat(hosts("")).containsExactly("compute1", "compute9");
        assertThat(hosts("?limit=1")).containsExactly("compute1");
        assertThat(hosts("?open=true")).containsExactly("compute1");
        assertThat(hosts("?open=false")).containsExactly("compute9");
        assertThat(hosts("?host=compute9")).containsExactly("compute9");
    }

    @Test
    void showsEvidenceRecoveriesAndWhatItWaitsFor() throws Exception {
        post("/v1/notifications", FENCED);
        post("/v1/notifications", FENCED.replace("controller1", "controller2"));
        db.execute("UPDATE recovery SET phase = 'held', reason = 'alice has paused rack1'");

        JsonNode incident = only();

        assertThat(incident.path("segment").asText()).isEqualTo("rack1");
        assertThat(incident.path("closed_at").isNull()).isTrue();
        assertThat(incident.path("evidence").path("operation_id").asText()).isEqualTo("op-1");
        assertThat(incident.path("reports").asInt()).isEqualTo(2);
        assertThat(incident.path("recoveries").findValuesAsText("phase")).containsExactly("held");
        assertThat(incident.path("waits_for").asText()).isEqualTo("alice has paused rack1");
    }

    @Test
    void waitsForNothingOnceItIsClosed() throws Exception {
        post("/v1/notifications", FENCED);
        db.execute("UPDATE incident SET closed_at = opened_at, open_host = NULL");

        assertThat(only().path("waits_for").isNull()).isTrue();
    }

    @Test
    void refusesAFilterThatIsNone() throws Exception {
        assertThat(
                        send("GET", "/v1/incidents?open=maybe", new byte[0], version("1.1000"))
                                .statusCode())
                .isEqualTo(400);
        assertThat(
                        send("GET", "/v1/incidents?host=%20", new byte[0], version("1.1000"))
                                .statusCode())
                .isEqualTo(400);
    }
}
