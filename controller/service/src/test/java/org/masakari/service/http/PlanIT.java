package org.masakari.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code GET /v1/plans/HOST} on a real MariaDB and a pretended Nova. */
class PlanIT extends ApiCase {
    private static final List<String> TABLES =
            List.of(
                    "segment",
                    "host",
                    "notification",
                    "incident",
                    "fencing_evidence",
                    "recovery",
                    "recovery_reserve",
                    "vm_move",
                    "step",
                    "pause",
                    "process_failure");

    private String segment = "";

    @BeforeEach
    void fill() throws Exception {
        segment = "/v1/segments/" + get("/v1/segments").findValue("uuid").asText();
        addHost("compute2", false);
        addHost("compute8", true);
        cloud.host("compute1", true);
        cloud.host("compute2", true);
        cloud.host("compute8", false);
        cloud.instance("vm-1", Map.of());
        cloud.instance("vm-2", Map.of("HA-Enabled", "OFF"));
        cloud.instance("vm-3", Map.of("masakari:priority", "7"));
        cloud.instance("vm-4", Map.of());
    }

    private void addHost(String name, boolean reserved) throws Exception {
        String body = host(name).replace("}}", ",\"reserved\":" + reserved + "}}");
        created(segment + "/hosts", body);
    }

    private JsonNode plan() throws Exception {
        return get("/v1/plans/compute1", version("1.1000")).path("plan");
    }

    private HttpResponse<String> ask(String host, String version) throws Exception {
        return send("GET", "/v1/plans/" + host, new byte[0], version(version));
    }

    /** All that is stored, by table. */
    private List<String> stored() {
        return TABLES.stream().map(db::checksum).toList();
    }

    @Test
    void tellsWhatWouldBecomeOfEachInstanceInOrder() throws Exception {
        JsonNode instances = plan().path("instances");

        assertThat(instances.findValuesAsText("name"))
                .containsExactly("vm-3", "vm-1", "vm-2", "vm-4");
        assertThat(instances.findValuesAsText("verdict"))
                .containsExactly("moves", "moves", "stays", "fails");
        assertThat(instances.path(0).path("destination").asText()).isEqualTo("compute2");
        assertThat(instances.path(3).path("reason").asText())
                .isEqualTo("no room for 2 VCPU: compute2 has 0 VCPU left");
    }

    @Test
    void tellsWhichMetadataIsTrueAndNoneOfItsOtherValues() throws Exception {
        cloud.instance("vm-5", Map.of("canary", "True", "token", "hidden", "HA-Enabled", "OFF"));

        JsonNode instances = plan().path("instances");

        assertThat(instances.findValues("marks"))
                .extracting(JsonNode::toString)
                .containsExactly("[]", "[]", "[]", "[]", "[\"canary\"]");
        assertThat(instances.toString()).doesNotContain("hidden");
    }

    @Test
    void claimsTheReservedHostsThatARecoveryWouldClaim() throws Exception {
        addHost("compute9", true);
        cloud.host("compute9", false);
        db.execute("UPDATE segment SET recovery_method = 'reserved_host'");
        db.execute("UPDATE host SET on_maintenance = TRUE WHERE name = 'compute8'");

        JsonNode plan = plan();

        assertThat(plan.path("reserved_hosts").path(0).asText()).isEqualTo("compute9");
        assertThat(plan.path("reserved_hosts")).hasSize(1);
        assertThat(plan.path("instances").path(0).path("destination").asText())
                .isEqualTo("compute9");
    }

    @Test
    void tellsOfAPauseAndOfMaintenance() throws Exception {
        post(
                "/v1/pauses",
                "{\"pause\":{\"segment\":\"rack1\",\"operator\":\"alice\",\"reason\":\"cables\"}}");
        db.execute("UPDATE host SET on_maintenance = TRUE WHERE name = 'compute1'");

        JsonNode gates = plan().path("gates");

        assertThat(gates.findValuesAsText("gate"))
                .containsExactly("maintenance", "pause", "maintenance");
        assertThat(gates.path(1).path("reason").asText()).contains("masakari resume");
    }

    @Test
    void countsTheHostItselfIntoTheThreshold() throws Exception {
        db.execute(
                """
                INSERT INTO incident (uuid, host, open_host, opened_at)
                VALUES (UUID(), 'compute2', 'compute2', UTC_TIMESTAMP(6))""");

        assertThat(plan().path("gates").findValuesAsText("gate")).containsExactly("threshold");
    }

    @Test
    void beginsNothingNewForAHostThatHasFailed() throws Exception {
        post("/v1/notifications", FENCED);

        assertThat(plan().path("gates").findValuesAsText("gate")).containsExactly("incident");
    }

    @Test
    void changesNothing() throws Exception {
        List<String> before = stored();

        plan();

        assertThat(stored()).isEqualTo(before);
        assertThat(begun).isEmpty();
    }

    @Test
    void seesTheChangeOfAnyTable() {
        List<String> before = stored();

        db.execute("UPDATE host SET reserved = NOT reserved WHERE name = 'compute8'");

        assertThat(stored()).isNotEqualTo(before);
    }

    @Test
    void isUnavailableWhileNovaDoesNotAnswer() throws Exception {
        cloud.breakDown("no answer from Nova");

        HttpResponse<String> answer = ask("compute1", "1.1000");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("no answer from Nova");
    }

    @Test
    void knowsNoHostOutsideOfSegments() throws Exception {
        assertThat(ask("compute77", "1.1000").body())
                .contains("no failover segment has a host compute77");
    }

    @Test
    void isInOurOwnVersionOnly() throws Exception {
        assertThat(Stream.of(ask("compute1", "1.3"), ask("compute77", "1.1000")))
                .extracting(HttpResponse::statusCode)
                .containsExactly(404, 404);
    }
}
