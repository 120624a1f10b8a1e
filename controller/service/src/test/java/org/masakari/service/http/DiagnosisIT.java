package org.masakari.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** {@code GET /v1/diagnosis} on a real MariaDB. */
class DiagnosisIT extends ApiCase {
    private static final String PATH = "/v1/diagnosis";

    private JsonNode diagnosis() throws Exception {
        return get(PATH, version("1.1000")).path("diagnosis");
    }

    @Test
    void theDatabaseIsToldAsItIs() throws Exception {
        JsonNode database = diagnosis().path("database");

        assertThat(database.path("error").isNull()).isTrue();
        assertThat(database.path("schema_pending").asInt(-1)).isZero();
        assertThat(database.path("flush_log_at_trx_commit").asText())
                .isEqualTo(db.value("SELECT @@GLOBAL.innodb_flush_log_at_trx_commit"));
        assertThat(database.path("clock_difference_ms").asLong(99_999)).isBetween(-5_000L, 5_000L);
    }

    @Test
    void whatDoesNotAnswerIsToldWithItsReason() throws Exception {
        assertThat(diagnosis().path("nova").path("error").asText()).isEqualTo("there is none");
    }

    @Test
    void whatReadyzMissesIsTold() throws Exception {
        problems.put("nova", "connection refused");

        assertThat(diagnosis().path("problems").path("nova").asText())
                .isEqualTo("connection refused");
    }

    @Test
    void theLastReportOfEachTypeAboutAHostIsTold() throws Exception {
        post("/v1/notifications", FENCED);

        JsonNode reports = diagnosis().path("reports");

        assertThat(reports).hasSize(1);
        assertThat(reports.get(0).path("host").asText()).isEqualTo("compute1");
        assertThat(reports.get(0).path("type").asText()).isEqualToIgnoringCase("compute_host");
    }

    @Test
    void openStacksVersionsDoNotHaveIt() throws Exception {
        assertThat(send("GET", PATH, new byte[0], version("1.3")).statusCode()).isEqualTo(404);
    }
}
