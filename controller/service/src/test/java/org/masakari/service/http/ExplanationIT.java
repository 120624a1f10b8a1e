package org.masakari.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.masakari.engine.port.InstanceState;
import org.masakari.engine.port.Server;
import org.masakari.engine.port.Traits;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/** {@code /v1/explanations} on a real MariaDB; Nova is pretended. */
class ExplanationIT extends ApiCase {
    private static final String VM = "aaaaaaaa-0000-0000-0000-000000000001";
    private static final String CRASHED =
            """
            {"notification":{"type":"VM","hostname":"compute1","generated_time":"2026-01-31T12:00:00",
             "payload":{"event":"LIFECYCLE","vir_domain_event":"STOPPED_FAILED","instance_uuid":"%s"}}}"""
                    .formatted(VM);
    private static final String WORD =
            "{\"host\":\"compute1\",\"operator\":\"alice\",\"reason\":\"plugs pulled\"}";

    private JsonNode about(String word) throws Exception {
        return get("/v1/explanations/" + word, version("1.1000")).path("explanation");
    }

    private JsonNode ofHost(String name) throws Exception {
        return about(name).path("host");
    }

    private HttpResponse<String> refused(String word) throws Exception {
        return send("GET", "/v1/explanations/" + word, new byte[0], version("1.1000"));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private void move(String instance, String name, String status) {
        db.execute(
                """
                INSERT INTO vm_move (uuid, recovery_id, position, instance, name, vm_state, status,
                    reason, after_migration)
                SELECT UUID(), id, (SELECT COUNT(*) FROM vm_move v WHERE v.recovery_id = r.id), '%s', '%s',
                    'active', '%s', 'no valid host', 0 FROM recovery r WHERE kind = 'recovery'"""
                        .formatted(instance, name, status));
    }

    private void runs(String host) {
        InstanceId id = InstanceId.of(VM);
        Traits traits =
                new Traits("p", "f", Map.of(), Map.of("HA-Enabled", "off"), false, Set.of());
        servers.put(
                id,
                new Server(id, "vm1", new HostName(host), InstanceState.resting("active"), traits));
    }

    @Test
    void aHostThatIsWellIsProtected() throws Exception {
        JsonNode host = ofHost("compute1");

        assertThat(host.path("protection").path("verdict").asText()).isEqualTo("protected");
        assertThat(host.path("segment").asText()).isEqualTo("rack1");
        assertThat(host.path("service").path("up").asBoolean()).isTrue();
    }

    @Test
    void aHostOfNoSegmentIsToldFromItsHistory() throws Exception {
        post("/v1/notifications", CRASHED);
        db.execute("DELETE FROM host");

        JsonNode host = ofHost("compute1");

        assertThat(host.path("protection").path("verdict").asText()).isEqualTo("unprotected");
        assertThat(host.path("segment").isNull()).isTrue();
        assertThat(host.path("reports")).hasSize(1);
    }

    @Test
    void aFailedHostHasItsIncidentItsRecoveryAndItsReports() throws Exception {
        post("/v1/notifications", FENCED);
        move(VM, "vm1", "failed");
        db.execute("UPDATE recovery SET phase = 'partial', ended_at = opened_at");
        created("/v1/pauses", "{\"pause\":{\"operator\":\"bob\",\"reason\":\"new switch\"}}");

        JsonNode host = ofHost("compute1");

        assertThat(host.path("incidents").path(0).path("evidence").path("reporter").asText())
                .isEqualTo("controller1");
        assertThat(host.path("recovery").path("moves").path(0).path("message").asText())
                .isEqualTo("no valid host");
        assertThat(host.path("reports").path(0).path("status").asText()).isEqualTo("failed");
        assertThat(texts(host.path("protection").path("because")))
                .satisfiesExactly(
                        first -> assertThat(first).contains("an operator: its recovery is partial"),
                        second -> assertThat(second).contains("bob has paused all recoveries"));
        assertThat(texts(host.path("protection").path("to_do")))
                .hasSize(3)
                .contains("masakari resume");
    }

    @Test
    void aReportThatWasIgnoredSaysWhy() throws Exception {
        db.execute("UPDATE host SET on_maintenance = TRUE");
        post("/v1/notifications", FENCED, "Idempotency-Key", "k1");

        JsonNode report = ofHost("compute1").path("reports").path(0);

        assertThat(report.path("status").asText()).isEqualTo("ignored");
        assertThat(report.path("reason").asText()).isEqualTo("the host is on maintenance");
    }

    @Test
    void whatOperatorsHaveSaidIsToldTheNewestFirst() throws Exception {
        post("/v1/acknowledgements", "{\"acknowledgement\":" + WORD + "}", version("1.1000"));
        db.execute("UPDATE recovery SET phase = 'held'");
        post(
                "/v1/recoveries/" + db.value("SELECT uuid FROM recovery") + "/release",
                "{\"release\":{\"operator\":\"bob\",\"reason\":\"checked\"}}",
                version("1.1000"));
        post("/v1/returns", "{\"return\":" + WORD + "}", version("1.1000"));

        JsonNode said = ofHost("compute1").path("declarations");

        assertThat(said.findValuesAsText("word"))
                .containsExactly("return", "release", "acknowledgement");
        assertThat(said.findValuesAsText("operator")).containsExactly("alice", "bob", "alice");
        assertThat(said.path(2).path("until").isNull()).isFalse();
    }

    @Test
    void aRetryIsTheWordOfItsOperator() throws Exception {
        post("/v1/notifications", FENCED);
        db.execute("UPDATE recovery SET phase = 'failed', ended_at = opened_at");
        post(
                "/v1/recoveries/" + db.value("SELECT uuid FROM recovery") + "/retry",
                "{\"retry\":{\"operator\":\"bob\",\"reason\":\"checked\"}}");

        assertThat(ofHost("compute1").path("declarations").findValuesAsText("word"))
                .containsExactly("retry");
    }

    @Test
    void aSegmentOfReservedHostsCountsThoseThatAreFree() throws Exception {
        db.execute("UPDATE segment SET recovery_method = 'reserved_host'");
        assertThat(ofHost("compute1").path("protection").path("verdict").asText())
                .isEqualTo("unprotected");

        String segment = db.value("SELECT uuid FROM segment");
        created(
                "/v1/segments/" + segment + "/hosts",
                ApiCase.host("compute2").replace("}}", ",\"reserved\":true}}"));

        assertThat(ofHost("compute1").path("protection").path("verdict").asText())
                .isEqualTo("protected");
    }

    @Test
    void anInstanceHasItsMovesItsReportsAndWhatNovaShows() throws Exception {
        post("/v1/notifications", CRASHED);
        post("/v1/notifications", FENCED);
        move(VM, "vm1", "succeeded");
        runs("compute1");

        JsonNode explanation = about(VM);
        JsonNode instance = explanation.path("instance");

        assertThat(explanation.path("host").path("name").asText()).isEqualTo("compute1");
        assertThat(instance.path("name").asText()).isEqualTo("vm1");
        assertThat(instance.path("seen").path("state").asText()).isEqualTo("active");
        assertThat(instance.path("moves").findValuesAsText("status")).containsExactly("succeeded");
        assertThat(instance.path("recoveries").findValuesAsText("phase"))
                .containsExactly("superseded");
        assertThat(instance.path("reports")).hasSize(1);
        assertThat(texts(instance.path("protection").path("because")).get(0))
                .isEqualTo("a recovery would not move it: its metadata says HA-Enabled=OFF");
    }

    @Test
    void anInstanceIsFoundByTheNameThatItWasMovedUnder() throws Exception {
        post("/v1/notifications", FENCED);
        move(VM, "web one+2", "succeeded");

        assertThat(about("web%20one+2").path("instance").path("uuid").asText()).isEqualTo(VM);
    }

    @Test
    void aNameOfSeveralInstancesIsRefusedWithTheirIds() throws Exception {
        post("/v1/notifications", FENCED);
        move(VM, "web", "succeeded");
        move(VM.replace("01", "02"), "web", "failed");

        HttpResponse<String> answer = refused("web");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(VM, VM.replace("01", "02"));
    }

    @Test
    void whatNobodyKnowsIsNotFound() throws Exception {
        assertThat(refused("nobody").statusCode()).isEqualTo(404);
        assertThat(refused(VM).statusCode()).isEqualTo(404);
    }
}
