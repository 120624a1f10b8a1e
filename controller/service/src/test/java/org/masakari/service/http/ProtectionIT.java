package org.masakari.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** {@code GET /v1/protection} on a real MariaDB. */
class ProtectionIT extends ApiCase {
    private static final String PATH = "/v1/protection";

    private JsonNode protection() throws Exception {
        return get(PATH, version("1.1000")).path("protection");
    }

    @Test
    void everyHostOfEverySegmentIsThereByItsName() throws Exception {
        String other =
                created("/v1/segments", segment("rack0")).path("segment").path("uuid").asText();
        created("/v1/segments/" + other + "/hosts", host("compute9"));
        created("/v1/segments/" + other + "/hosts", host("compute0"));

        JsonNode all = protection();

        assertThat(all.findValuesAsText("host"))
                .containsExactly("compute0", "compute9", "compute1");
        assertThat(all.findValuesAsText("segment")).containsExactly("rack0", "rack0", "rack1");
        assertThat(all.findValuesAsText("state")).containsOnly("protected");
    }

    @Test
    void aHostThatFailedUnderAPauseSaysBoth() throws Exception {
        created(
                "/v1/pauses",
                "{\"pause\":{\"segment\":\"rack1\",\"operator\":\"alice\",\"reason\":\"x\"}}");
        post("/v1/notifications", FENCED);

        JsonNode host = protection().path(0);

        assertThat(host.path("state").asText()).isEqualTo("unprotected");
        assertThat(host.path("reasons")).hasSize(2);
        assertThat(host.path("reasons").path(0).asText()).contains("has failed");
        assertThat(host.path("reasons").path(1).asText()).contains("alice has paused");
        assertThat(host.path("incident_uuid").asText())
                .isEqualTo(db.value("SELECT uuid FROM incident"));
    }

    @Test
    void openStacksVersionsDoNotHaveIt() throws Exception {
        assertThat(send("GET", PATH, new byte[0], version("1.3")).statusCode()).isEqualTo(404);
    }
}
