package org.masakari.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.masakari.protocol.json.ApiTime;
import org.masakari.protocol.json.Json;

/** What a monitor's word that a host is off leads to, where no fencing comes with it. */
class MonitorsWordIT extends ApiCase {
    private static final String STOPPED =
            """
            {"notification":{"type":"COMPUTE_HOST","hostname":"compute1","generated_time":"%s",
             "payload":{"event":"STOPPED","cluster_status":"OFFLINE","host_status":"%s"}}}""";

    private JsonNode reports(String hostStatus) throws Exception {
        String body = STOPPED.formatted(ApiTime.format(Instant.now()), hostStatus);
        String answer = post("/v1/notifications", body, version("1.1000")).body();
        return Json.lenient().readTree(answer).path("notification");
    }

    private void trust(boolean trusted) throws Exception {
        String path =
                "/v1/segments/" + get("/v1/segments").path("segments").findValue("uuid").asText();
        put(path, "{\"segment\":{\"trust_monitors\":" + trusted + "}}", version("1.1000"));
    }

    @Test
    void beginsNothingInASegmentThatDoesNotTrustItsMonitors() throws Exception {
        JsonNode stored = reports("NORMAL");

        assertThat(stored.path("status").asText()).isEqualTo("ignored");
        assertThat(stored.path("reason").asText())
                .contains("nothing proves it", "--trust-monitors");
        assertThat(begun).isEmpty();
        assertThat(db.value("SELECT COUNT(*) FROM incident")).isEqualTo("0");
    }

    @Test
    void isStoredAsEvidenceOfTheRecoveryThatItBeginsInASegmentThatTrustsItsMonitors()
            throws Exception {
        trust(true);

        JsonNode stored = reports("NORMAL");

        assertThat(stored.path("status").asText()).isEqualTo("new");
        assertThat(begun).hasSize(1);
        JsonNode evidence =
                get("/v1/recoveries/" + stored.path("recovery_id").asText())
                        .path("recovery")
                        .path("evidence");
        assertThat(evidence.path("source").asText()).isEqualTo("monitor");
        assertThat(evidence.path("reporter").asText()).isEqualTo("127.0.0.1");
        assertThat(evidence.path("target").asText()).isEqualTo("compute1");
    }

    @Test
    void isPartOfTheIncidentThatAFencingHasOpened() throws Exception {
        JsonNode fenced =
                Json.lenient()
                        .readTree(post("/v1/notifications", FENCED, version("1.1000")).body())
                        .path("notification");

        JsonNode stored = reports("NORMAL");

        assertThat(stored.path("recovery_id")).isEqualTo(fenced.path("recovery_id"));
        assertThat(begun).hasSize(1);
    }

    @Test
    void beginsNothingWhereEvenTheMonitorDoesNotKnowThatTheHostIsOff() throws Exception {
        trust(true);

        assertThat(reports("UNKNOWN").path("status").asText()).isEqualTo("ignored");
        assertThat(begun).isEmpty();
    }

    @Test
    void cannotPassForTrustedByNamingItsSource() throws Exception {
        String claim = FENCED.replace("\"source\":\"fencer\"", "\"source\":\"monitor\"");

        post("/v1/notifications", claim);

        assertThat(begun).isEmpty();
    }
}
