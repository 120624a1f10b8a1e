package org.masakari.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masakari.protocol.json.Json;

/** OpenStack's Instance-HA API 1.0 to 1.3, on a real MariaDB. */
class InstanceHaApiIT extends ApiCase {
    private static final String CRASHED =
            """
            {"notification":{"type":"VM","hostname":"compute1","generated_time":"2026-01-31T12:00:00",
             "payload":{"event":"LIFECYCLE","vir_domain_event":"STOPPED_FAILED",
              "instance_uuid":"aaaaaaaa-0000-0000-0000-000000000001"}}}""";

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return Json.lenient().readTree(answer.body());
    }

    private String segmentPath() throws Exception {
        return "/v1/segments/" + get("/v1/segments").path("segments").path(0).path("uuid").asText();
    }

    private JsonNode host() throws Exception {
        return get(segmentPath() + "/hosts").path("hosts").path(0);
    }

    private String reported(String body) throws Exception {
        return json(post("/v1/notifications", body))
                .path("notification")
                .path("notification_uuid")
                .asText();
    }

    @Test
    void tellsWhichVersionsThereAre() throws Exception {
        JsonNode version = get("/").path("versions").path(0);

        assertThat(version.path("min_version").asText()).isEqualTo("1.0");
        assertThat(version.path("max_version").asText()).isEqualTo("1.3");
        assertThat(version.path("links").path(0).path("href").asText())
                .isEqualTo("http://127.0.0.1:" + server.port() + "/v1/");
        for (String path : List.of("/v1", "/v1/", "/v1/0123456789abcdef0123456789abcdef/")) {
            assertThat(get(path).path("version")).as(path).isEqualTo(version);
        }
    }

    @ParameterizedTest(name = "\"{0}\" is answered in {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "instance-ha 1.0 | instance-ha 1.0",
                "instance-ha 1.3 | instance-ha 1.3",
                "instance-ha latest | instance-ha 1.3",
                "instance-ha 1.1000 | instance-ha 1.1000",
                "compute 2.1, instance-ha 1.2 | instance-ha 1.2",
                "compute 2.1 | instance-ha 1.0"
            })
    void answersInTheVersionThatWasAskedFor(String asked, String answered) throws Exception {
        HttpResponse<String> answer =
                send("GET", "/v1/segments", new byte[0], "OpenStack-API-Version", asked);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("OpenStack-API-Version")).contains(answered);
        assertThat(answer.headers().firstValue("Vary")).contains("OpenStack-API-Version");
    }

    @ParameterizedTest(name = "\"{0}\" is answered {1}")
    @CsvSource({
        "instance-ha 1.4, 406",
        "instance-ha 2.0, 406",
        "instance-ha 1.1001, 406",
        "instance-ha, 400",
        "instance-ha one, 400"
    })
    void refusesAVersionThatThereIsNot(String asked, int status) throws Exception {
        HttpResponse<String> answer =
                send("GET", "/v1/segments", new byte[0], "OpenStack-API-Version", asked);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Vary")).contains("OpenStack-API-Version");
        String error = status == 406 ? "notAcceptable" : "badRequest";
        assertThat(json(answer).path(error).path("code").asInt()).isEqualTo(status);
    }

    @Test
    void showsTheFieldsOfASegmentThatTheVersionHas() throws Exception {
        List<String> first =
                List.of(
                        "id",
                        "uuid",
                        "name",
                        "description",
                        "service_type",
                        "recovery_method",
                        "created_at",
                        "updated_at",
                        "deleted",
                        "deleted_at");

        JsonNode segment = get(segmentPath()).path("segment");

        assertThat(names(segment)).containsExactlyInAnyOrderElementsOf(first);
        assertThat(segment.path("id").isInt()).isTrue();
        assertThat(segment.path("created_at").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}");
        assertThat(segment.path("updated_at").isNull()).isTrue();
        assertThat(names(get(segmentPath(), version("1.2")).path("segment"))).contains("enabled");
        assertThat(names(get(segmentPath(), version("1.1000")).path("segment")))
                .contains("enabled", "trust_monitors", "only_opted_in");
    }

    @Test
    void showsTheFieldsOfAHostWithItsWholeSegment() throws Exception {
        JsonNode host = host();

        assertThat(names(host))
                .containsExactlyInAnyOrder(
                        "id",
                        "uuid",
                        "name",
                        "type",
                        "control_attributes",
                        "reserved",
                        "on_maintenance",
                        "failover_segment_id",
                        "failover_segment",
                        "created_at",
                        "updated_at",
                        "deleted",
                        "deleted_at");
        assertThat(host.path("failover_segment")).isEqualTo(get(segmentPath()).path("segment"));
        assertThat(host.path("failover_segment_id"))
                .isEqualTo(get(segmentPath()).findValue("uuid"));
    }

    @Test
    void showsTheFieldsOfANotificationAndNoEvidence() throws Exception {
        JsonNode notification = json(post("/v1/notifications", FENCED)).path("notification");

        assertThat(names(notification))
                .containsExactlyInAnyOrder(
                        "id",
                        "notification_uuid",
                        "source_host_uuid",
                        "status",
                        "type",
                        "payload",
                        "generated_time",
                        "created_at",
                        "updated_at",
                        "deleted",
                        "deleted_at");
        assertThat(names(notification.path("payload")))
                .containsExactlyInAnyOrder("event", "cluster_status", "host_status");
        assertThat(notification.path("source_host_uuid")).isEqualTo(host().path("uuid"));
    }

    @Test
    void showsAllThatIsKnownInOurOwnVersion() throws Exception {
        String uuid = reported(FENCED);

        JsonNode notification =
                get("/v1/notifications/" + uuid, version("1.1000")).path("notification");

        assertThat(names(notification))
                .contains("hostname", "recovery_id", "reason", "recovery_workflow_details");
        assertThat(names(notification.path("payload"))).contains("evidence");
    }

    @Test
    void tellsWhatARecoveryDoesFrom11On() throws Exception {
        String path = "/v1/notifications/" + reported(FENCED);
        db.execute(
                "INSERT INTO step (recovery_id, ordinal, at, phase, text) SELECT id, 1, opened_at,"
                        + " 'gated', 'evidence accepted' FROM recovery");
        db.execute("UPDATE recovery SET phase = 'gated'");

        JsonNode details =
                get(path, version("1.1")).path("notification").path("recovery_workflow_details");

        JsonNode last = details.path(details.size() - 1);
        assertThat(names(last)).containsExactly("name", "state", "progress", "progress_details");
        assertThat(last.path("name").asText()).isEqualTo("gated");
        assertThat(last.path("state").asText()).isEqualTo("RUNNING");
        assertThat(last.path("progress").isDouble()).isTrue();
        assertThat(names(last.path("progress_details").path(0)))
                .containsExactly("timestamp", "message", "progress");
        assertThat(get(path).path("notification").has("recovery_workflow_details")).isFalse();
    }

    @ParameterizedTest(name = "{0} is shown as {1}")
    @CsvSource({
        "received, new",
        "gated, running",
        "evacuating, running",
        "recovered, finished",
        "returned, finished",
        "held, error",
        "partial, failed",
        "failed, failed",
        "skipped, ignored"
    })
    void tellsByTheStatusHowFarTheRecoveryIs(String phase, String status) throws Exception {
        String path = "/v1/notifications/" + reported(FENCED);
        db.execute("UPDATE recovery SET phase = '" + phase + "'");

        assertThat(get(path).path("notification").path("status").asText()).isEqualTo(status);
        assertThat(get("/v1/notifications?status=" + status).path("notifications")).hasSize(1);
    }

    @Test
    void callsAHostThatHasFailedOnMaintenanceUntilItIsBack() throws Exception {
        post("/v1/notifications", FENCED);

        assertThat(host().path("on_maintenance").asBoolean()).isTrue();
        JsonNode ours = get(segmentPath() + "/hosts", version("1.1000")).path("hosts").path(0);
        assertThat(ours.path("on_maintenance").asBoolean()).isFalse();
        assertThat(ours.path("incident_uuid").isTextual()).isTrue();
    }

    private void move() {
        db.execute(
                """
                INSERT INTO vm_move (uuid, recovery_id, position, instance, name, vm_state, status,
                    after_migration)
                SELECT 'bbbbbbbb-0000-0000-0000-000000000001', id, 0,
                    'aaaaaaaa-0000-0000-0000-000000000001', 'vm1', 'active', 'pending', 0 FROM recovery""");
    }

    @Test
    void showsVmMovesFrom13On() throws Exception {
        String path = "/v1/notifications/" + reported(FENCED) + "/vmoves";
        move();

        JsonNode move = get(path, version("1.3")).path("vmoves").path(0);

        assertThat(names(move))
                .containsExactlyInAnyOrder(
                        "id",
                        "uuid",
                        "notification_uuid",
                        "instance_uuid",
                        "instance_name",
                        "source_host",
                        "dest_host",
                        "start_time",
                        "end_time",
                        "status",
                        "type",
                        "message",
                        "created_at",
                        "updated_at",
                        "deleted",
                        "deleted_at");
        assertThat(get(path + "/" + move.path("uuid").asText(), version("1.3")).path("vmove"))
                .isEqualTo(move);
        assertThat(get(path + "?status=failed", version("1.3")).path("vmoves")).isEmpty();
        assertThat(send("GET", path, new byte[0], version("1.2")).statusCode()).isEqualTo(404);
    }

    @Test
    void hasVmMovesOfFailedHostsOnly() throws Exception {
        String path = "/v1/notifications/" + reported(CRASHED) + "/vmoves";

        assertThat(send("GET", path, new byte[0], version("1.3")).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest(name = "{0} {1} allows {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT | /v1/segments | GET, POST",
                "POST | /v1/segments/00000000-0000-0000-0000-000000000000 | DELETE, GET, PUT",
                "DELETE | /v1/notifications/00000000-0000-0000-0000-000000000000 | GET",
                "PATCH | /v1/notifications | GET, POST",
                "BREW | /v1/notifications | GET, POST",
                "POST | /healthz | GET",
                "POST | /metrics | GET"
            })
    void namesTheMethodsOfAPathThatHasOthers(String method, String path, String allowed)
            throws Exception {
        HttpResponse<String> answer = send(method, path, new byte[0]);

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains(allowed);
    }

    @Test
    void listsOnePageAfterTheOther() throws Exception {
        for (int i = 2; i <= 5; i++) {
            created("/v1/segments", segment("rack" + i));
        }
        List<String> seen = new ArrayList<>();
        String marker = "";
        for (int page = 0; page < 3; page++) {
            JsonNode segments =
                    get("/v1/segments?sort_key=name&sort_dir=asc&limit=2" + marker)
                            .path("segments");
            segments.forEach(each -> seen.add(each.path("name").asText()));
            marker = "&marker=" + segments.path(segments.size() - 1).path("uuid").asText();
        }

        assertThat(seen).containsExactly("rack1", "rack2", "rack3", "rack4", "rack5");
    }

    @Test
    void listsNotificationsOnePageAfterTheOther() throws Exception {
        List<String> reported = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            reported.add(reported(CRASHED.replace("0001\"", "000" + i + "\"")));
        }
        List<String> seen = new ArrayList<>();
        String marker = "";
        for (int page = 0; page < 3; page++) {
            JsonNode found =
                    get("/v1/notifications?sort_dir=asc&limit=2" + marker).path("notifications");
            found.forEach(each -> seen.add(each.path("notification_uuid").asText()));
            marker = "&marker=" + seen.get(seen.size() - 1);
        }

        assertThat(seen).containsExactlyElementsOf(reported);
    }

    @Test
    void goesOnBehindTheNumberThatOpenStacksSdkTakesForAMarker() throws Exception {
        created("/v1/segments", segment("rack2"));
        reported(CRASHED);
        String last = reported(CRASHED.replace("0001\"", "0002\""));
        String newest = get("/v1/segments?limit=1").path("segments").findValue("id").asText();
        String first =
                get("/v1/notifications?limit=1").path("notifications").findValue("id").asText();

        JsonNode segments = get("/v1/segments?marker=" + newest).path("segments");
        JsonNode reports = get("/v1/notifications?marker=" + first).path("notifications");

        assertThat(segments.findValuesAsText("name")).containsExactly("rack1");
        assertThat(reports.findValuesAsText("notification_uuid")).hasSize(1).doesNotContain(last);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "segments?limit=-1",
                "segments?limit=many",
                "segments?marker=00000000-0000-0000-0000-000000000000",
                "segments?sort_key=colour",
                "segments?sort_dir=up",
                "notifications?limit=-1",
                "notifications?marker=00000000-0000-0000-0000-000000000000",
                "notifications?marker=x",
                "notifications?marker=999999999",
                "notifications?sort_key=payload",
                "notifications?type=EARTHQUAKE",
                "notifications?status=lost",
                "notifications?source_host_uuid=x",
                "notifications?generated-since=yesterday"
            })
    void refusesAListThatMakesNoSense(String query) throws Exception {
        assertThat(send("GET", "/v1/" + query, new byte[0]).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest(name = "segments?{0}: {1}")
    @CsvSource({
        "recovery_method=auto, 1",
        "recovery_method=rh_priority, 0",
        "service_type=compute, 1",
        "service_type=other, 0",
        "enabled=yes, 1",
        "enabled=False, 0"
    })
    void filtersSegments(String query, int found) throws Exception {
        assertThat(get("/v1/segments?" + query, version("1.2")).path("segments")).hasSize(found);
    }

    @ParameterizedTest(name = "hosts?{0}: {1}")
    @CsvSource({
        "type=compute, 1",
        "type=other, 0",
        "reserved=False, 1",
        "reserved=on, 0",
        "on_maintenance=0, 1",
        "on_maintenance=True, 0"
    })
    void filtersHosts(String query, int found) throws Exception {
        assertThat(get(segmentPath() + "/hosts?" + query).path("hosts")).hasSize(found);
    }

    @ParameterizedTest(name = "notifications?{0}: {1}")
    @CsvSource({
        "type=VM, 1",
        "type=PROCESS, 0",
        "status=new, 1",
        "status=finished, 0",
        "source_host_uuid=00000000-0000-0000-0000-000000000000, 0",
        "generated-since=2026-01-31T12:00:00, 1",
        "generated-since=2026-01-31T12:00:01, 0"
    })
    void filtersNotifications(String query, int found) throws Exception {
        post("/v1/notifications", CRASHED);

        assertThat(get("/v1/notifications?" + query).path("notifications")).hasSize(found);
    }

    @ParameterizedTest(name = "in {0}, {1} is refused")
    @CsvSource(
            delimiter = '|',
            value = {
                "1.1 | \"enabled\":false",
                "1.3 | \"trust_monitors\":true",
                "1.3 | \"only_opted_in\":true",
                "1.3 | \"colour\":\"red\"",
                "1.3 | \"recovery_method\":\"prayer\"",
                "1.3 | \"name\":\" x\"",
                "1.3 | "
            })
    void refusesAChangeOfASegmentThatTheVersionDoesNotKnow(String version, String change)
            throws Exception {
        String body = "{\"segment\":{" + (change == null ? "" : change) + "}}";

        assertThat(put(segmentPath(), body, version(version)).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "true, true", "'\"True\"', true", "'\"1\"', true", "'\"on\"', true", "'\"yes\"', true",
        "false, false", "'\"false\"', false", "'\"0\"', false", "'\"off\"', false",
                "'\"No\"', false"
    })
    void takesTheWordsOfTheApiForBooleans(String word, boolean meant) throws Exception {
        String path = segmentPath() + "/hosts/" + host().path("uuid").asText();

        HttpResponse<String> answer = put(path, "{\"host\":{\"reserved\":" + word + "}}");

        assertThat(json(answer).path("host").path("reserved").asBoolean()).isEqualTo(meant);
    }

    @Test
    void refusesAHostThatNovaHasNoComputeServiceOn() throws Exception {
        HttpResponse<String> answer = post(segmentPath() + "/hosts", host("nowhere"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("nowhere");
    }

    @Test
    void doesNotSayWhetherAHostIsAComputeHostWhileNovaCannotBeAsked() throws Exception {
        assertThat(post(segmentPath() + "/hosts", host("unknown")).statusCode()).isEqualTo(503);
    }

    @Test
    void refusesTheSameReportOfAPeerWhileItIsNotDoneWith() throws Exception {
        String uuid = reported(CRASHED);

        HttpResponse<String> repeat = post("/v1/notifications", CRASHED);

        assertThat(repeat.statusCode()).isEqualTo(409);
        assertThat(json(repeat).path("conflictingRequest").path("message").asText()).contains(uuid);
    }

    @Test
    void takesTheSameReportAgainOnceItsRecoveryHasEnded() throws Exception {
        post("/v1/notifications", CRASHED);
        db.execute(
                "UPDATE recovery SET phase = 'recovered', ended_at = opened_at, open_subject = NULL");

        assertThat(post("/v1/notifications", CRASHED).statusCode()).isEqualTo(202);
    }

    @Test
    void takesTheSameReportAgainAfter180Seconds() throws Exception {
        post("/v1/notifications", CRASHED);

        assertThat(post("/v1/notifications", CRASHED.replace("12:00:00", "12:03:01")).statusCode())
                .isEqualTo(202);
    }

    @Test
    void refusesAPeersReportOfAHostOnMaintenance() throws Exception {
        String path = segmentPath() + "/hosts/" + host().path("uuid").asText();
        put(path, "{\"host\":{\"on_maintenance\":true}}");

        assertThat(post("/v1/notifications", CRASHED).statusCode()).isEqualTo(409);
    }
}
