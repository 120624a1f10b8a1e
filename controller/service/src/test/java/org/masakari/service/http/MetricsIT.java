package org.masakari.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masakari.service.metrics.Exposition;

class MetricsIT extends ApiCase {

    private Exposition scrape() throws Exception {
        HttpResponse<String> answer = send("GET", "/metrics", new byte[0]);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Exposition.of(answer.body());
    }

    private double notifications(String result) throws Exception {
        return scrape().value(
                        "masakari_notifications_total",
                        "type",
                        "COMPUTE_HOST",
                        "door",
                        "v1",
                        "result",
                        result);
    }

    @Test
    void countsAReportAndWhatItBegins() throws Exception {
        post("/v1/notifications", FENCED, "Idempotency-Key", "key-1");

        Exposition read = scrape();
        assertThat(notifications("accepted")).isEqualTo(1);
        assertThat(read.value("masakari_incidents_open", "segment", "rack1")).isEqualTo(1);
        assertThat(read.value("masakari_recoveries_open", "kind", "host", "phase", "received"))
                .isEqualTo(1);
    }

    @Test
    void countsARepeatApart() throws Exception {
        post("/v1/notifications", FENCED, "Idempotency-Key", "key-1");
        post("/v1/notifications", FENCED, "Idempotency-Key", "key-1");

        assertThat(notifications("duplicate")).isEqualTo(1);
    }

    @Test
    void countsAReportOfAHostThatNobodyKnows() throws Exception {
        post("/v1/notifications", FENCED.replace("compute1", "compute8"));

        assertThat(notifications("unknown_host")).isEqualTo(1);
    }

    @Test
    void timesAReportFromItsFencing() throws Exception {
        post("/v1/notifications", FENCED);

        assertThat(
                        scrape().value(
                                        "masakari_notification_delay_seconds_count",
                                        "type",
                                        "COMPUTE_HOST"))
                .isEqualTo(1);
    }

    @Test
    void countsRefusalsAsHealthzDoes() throws Exception {
        post("/v1/notifications", "{");

        assertThat(scrape().value("masakari_requests_refused_total", "status", "400"))
                .isEqualTo(get("/healthz").path("refused").path("400").asDouble())
                .isEqualTo(1);
    }

    @Test
    void saysWhichGateHolds() throws Exception {
        post("/v1/notifications", FENCED);
        db.execute(
                "UPDATE recovery SET phase = 'held', reason = 'alice has paused all recoveries'");

        assertThat(scrape().value("masakari_recoveries_held", "gate", "pause")).isEqualTo(1);
    }

    @Test
    void aPausedSegmentsHostsAreUnprotected() throws Exception {
        created(
                "/v1/pauses",
                "{\"pause\":{\"segment\":\"rack1\",\"operator\":\"alice\",\"reason\":\"x\"}}");

        Exposition read = scrape();
        assertThat(read.value("masakari_paused", "segment", "rack1")).isEqualTo(1);
        assertThat(read.value("masakari_hosts_unprotected", "segment", "rack1", "reason", "paused"))
                .isEqualTo(1);
    }

    @Test
    void aHostOnMaintenanceIsUnprotected() throws Exception {
        db.execute("UPDATE host SET on_maintenance = TRUE");

        assertThat(
                        scrape().value(
                                        "masakari_hosts_unprotected",
                                        "segment",
                                        "rack1",
                                        "reason",
                                        "on_maintenance"))
                .isEqualTo(1);
    }

    @Test
    void aReservedHostIsFreeUntilItFails() throws Exception {
        db.execute("UPDATE host SET reserved = TRUE");

        Exposition read = scrape();
        assertThat(read.value("masakari_reserved_hosts_free", "segment", "rack1")).isEqualTo(1);
        assertThat(read.value("masakari_hosts", "segment", "rack1")).isZero();
    }

    @Test
    void showsTheTablesVersionAndTheConnections() throws Exception {
        Exposition read = scrape();

        assertThat(read.value("masakari_database_schema", "version", schemaVersion())).isEqualTo(1);
        assertThat(read.value("masakari_database_connections_limit")).isPositive();
    }

    private String schemaVersion() {
        return db.value(
                "SELECT version FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1");
    }

    @Test
    void isAnsweredInTimeWithTheDatabaseAway() throws Exception {
        db.database().close();

        assertThat(scrape().value("masakari_database_up")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void isOnlyRead(String method) throws Exception {
        HttpResponse<String> answer = send(method, "/metrics", new byte[0]);

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET");
    }

    @Test
    void aHeadHasNoBody() throws Exception {
        HttpResponse<String> answer = send("HEAD", "/metrics", new byte[0]);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }
}
