package org.masakari.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masakari.protocol.client.Answer;
import org.masakari.protocol.client.ClientSettings;
import org.masakari.protocol.client.ControllerClient;
import org.masakari.protocol.json.Json;

/** The API over HTTP, on a real MariaDB. */
class ApiServerIT extends ApiCase {
    @Test
    void commitsANotificationBeforeItAnswers202() throws Exception {
        HttpResponse<String> answer = post("/v1/notifications", FENCED);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        JsonNode notification = Json.lenient().readTree(answer.body()).path("notification");
        assertThat(notification.path("status").asText()).isEqualTo("new");
        assertThat(db.value("SELECT COUNT(*) FROM notification")).isEqualTo("1");
        assertThat(begun).hasSize(1);
        String uuid = notification.path("notification_uuid").asText();
        assertThat(get("/v1/notifications/" + uuid).path("notification")).isEqualTo(notification);
    }

    @Test
    void takesARepeatWithTheSameIdempotencyKeyForTheFirst() throws Exception {
        HttpResponse<String> first = post("/v1/notifications", FENCED, "Idempotency-Key", "k");
        HttpResponse<String> repeat = post("/v1/notifications", FENCED, "Idempotency-Key", "k");

        assertThat(repeat.statusCode()).isEqualTo(202);
        assertThat(repeat.body()).isEqualTo(first.body());
        assertThat(begun).hasSize(1);
    }

    static Stream<Arguments> badNotifications() {
        return Stream.of(
                Arguments.of("malformed JSON", "{\"notification\":", 400, "malformed JSON"),
                Arguments.of("no JSON", "hello", 400, "malformed JSON"),
                Arguments.of("no notification", "{}", 400, "notification"),
                Arguments.of(
                        "an extra key", FENCED.replace("\"type\"", "\"x\":1,\"type\""), 400, "[x]"),
                Arguments.of(
                        "a double key",
                        FENCED.replace("\"type\"", "\"type\":\"VM\",\"type\""),
                        400,
                        "uplicate"),
                Arguments.of(
                        "a missing key",
                        FENCED.replace("\"hostname\":\"compute1\",", ""),
                        400,
                        "[hostname]"),
                Arguments.of(
                        "an unknown host",
                        FENCED.replace("\"hostname\":\"compute1\"", "\"hostname\":\"other\""),
                        400,
                        "other"),
                Arguments.of(
                        "a wrong host name",
                        FENCED.replace("\"hostname\":\"compute1\"", "\"hostname\":\"a b\""),
                        400,
                        "hostname"),
                Arguments.of(
                        "an unknown type",
                        FENCED.replace("COMPUTE_HOST", "COMPUTER"),
                        400,
                        "COMPUTER"),
                Arguments.of(
                        "another type's payload",
                        FENCED.replace("COMPUTE_HOST", "VM"),
                        400,
                        "payload"),
                Arguments.of(
                        "a wrong time",
                        FENCED.replace("2026-01-31T12:00:00\"", "yesterday\""),
                        400,
                        "yesterday"),
                Arguments.of(
                        "an unknown event",
                        FENCED.replace("STOPPED", "EXPLODED"),
                        400,
                        "payload.event"),
                Arguments.of(
                        "no event", FENCED.replace("\"event\":\"STOPPED\",", ""), 400, "event"),
                Arguments.of(
                        "evidence without a target",
                        FENCED.replace("\"target\":\"compute1\",", ""),
                        400,
                        "target"),
                Arguments.of(
                        "a null that could be left out",
                        FENCED.replace("\"OFFLINE\"", "null"),
                        400,
                        "payload.cluster_status"),
                Arguments.of(
                        "a number for a text",
                        FENCED.replace("\"op-1\"", "1"),
                        400,
                        "payload.evidence.operation_id: a value of another type"),
                Arguments.of(
                        "a list for an event",
                        FENCED.replace("\"STOPPED\"", "[]"),
                        400,
                        "payload.event: a value of another type"),
                Arguments.of(
                        "too long an id of a fencing",
                        FENCED.replace("op-1", "x".repeat(65)),
                        400,
                        "operation_id: 64"),
                Arguments.of(
                        "a time that no table holds",
                        FENCED.replace("2026-01-31T12:00:00\"", "+10000-01-01T00:00:00\""),
                        400,
                        "is no time"),
                Arguments.of("too large a body", FENCED + " ".repeat(64 * 1024), 413, "larger"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badNotifications")
    void refusesABadNotificationWithItsReasonAndStoresNothing(
            String what, String body, int status, String reason) throws Exception {
        HttpResponse<String> answer = post("/v1/notifications", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode error = Json.lenient().readTree(answer.body()).elements().next();
        assertThat(error.path("code").asInt()).isEqualTo(status);
        assertThat(error.path("message").asText()).contains(reason);
        assertThat(db.value("SELECT COUNT(*) FROM notification")).isEqualTo("0");
        assertThat(get("/healthz").path("refused").path("" + status).asInt()).isEqualTo(1);
    }

    @Test
    void namesAnAnswerAsItsSenderNamesTheRequest() throws Exception {
        String id = "req-00000000-1111-2222-3333-444444444444";

        HttpResponse<String> answer = send("GET", "/v1/nothing", new byte[0], RequestId.HEADER, id);

        assertThat(answer.headers().firstValue(RequestId.HEADER)).contains(id);
    }

    @Test
    void namesAnAnswerByItselfIfItsSendersNameIsNone() throws Exception {
        HttpResponse<String> answer =
                send("GET", "/v1/segments", new byte[0], RequestId.HEADER, "req-1 <script>");

        assertThat(answer.headers().firstValue(RequestId.HEADER))
                .hasValueSatisfying(
                        id -> assertThat(id).matches("req-[0-9a-f]{8}(-[0-9a-f]{4}){3}-.{12}"));
    }

    @Test
    void letsAMonitorKnowThatTlsIsNotSpoken() {
        URI secured = URI.create("https://127.0.0.1:" + server.port());

        Answer answer = new ControllerClient(ClientSettings.of(List.of(secured))).get("/healthz");

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Untrusted.class,
                        untrusted -> assertThat(untrusted.reason()).contains("does not speak TLS"));
    }

    @Test
    void refusesABodyThatIsNotUtf8() throws Exception {
        HttpResponse<String> answer =
                send("POST", "/v1/notifications", new byte[] {'{', (byte) 0xff, (byte) 0xfe, '}'});

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%zz", "%ff", "%"})
    void refusesAQueryThatIsNotWellEncoded(String value) throws Exception {
        try (RawHttp http = new RawHttp(server.port())) {
            String target = "/v1/segments?limit=" + value;
            http.send(
                    ("GET " + target + " HTTP/1.1\r\nHost: c\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));

            assertThat(http.answer("GET", target).map(Answered::status)).contains(400);
        }
    }

    @Test
    void closesAfterWhatIsNoGoodHttpSoThatItsRestIsNoAnswer() throws Exception {
        try (RawHttp http = new RawHttp(server.port())) {
            http.send("HEAD *?x HTTP/1.1\r\nHost: c\r\n\r\n".getBytes(StandardCharsets.UTF_8));

            assertThat(http.answer("HEAD", "*?x").flatMap(each -> each.header("Connection")))
                    .contains("close");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\u0085", "\\ud800", "a\\u0007b"})
    void refusesANameThatCannotBePrinted(String name) throws Exception {
        assertThat(post("/v1/segments", segment(name)).statusCode()).isEqualTo(400);
    }

    @Test
    void saysWhereJsonIsWrongWithoutWordsOfItsReader() throws Exception {
        assertThat(post("/v1/segments", "{\"segment\":+1}").body())
                .contains("malformed JSON", "plus signs")
                .doesNotContain("`", "Feature");
    }

    @Test
    void refusesJsonThatIsNestedTooDeep() throws Exception {
        HttpResponse<String> answer =
                post("/v1/notifications", "[".repeat(20_000) + "]".repeat(20_000));

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void passesOverAProjectIdInThePath() throws Exception {
        assertThat(get("/v1/0123456789abcdef0123456789abcdef/segments").path("segments"))
                .hasSize(1);
    }

    @Test
    void saysThatThereIsNothing() throws Exception {
        for (String path :
                List.of(
                        "/v2",
                        "/v1/x",
                        "/v1/recoveries/x",
                        "/v1/segments/1",
                        "/v1/notifications/" + "00000000-0000-0000-0000-000000000000")) {
            assertThat(send("GET", path, new byte[0]).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void refusesASecondSegmentOfTheSameName() throws Exception {
        assertThat(post("/v1/segments", segment("rack1")).statusCode()).isEqualTo(409);
    }

    @Test
    void refusesAHostThatIsInASegment() throws Exception {
        String other =
                created("/v1/segments", segment("rack2")).path("segment").path("uuid").asText();

        assertThat(post("/v1/segments/" + other + "/hosts", host("compute1")).statusCode())
                .isEqualTo(409);
    }

    @Test
    void changesAndRemovesSegmentsAndHosts() throws Exception {
        String segment =
                created("/v1/segments", segment("rack2")).path("segment").path("uuid").asText();
        String path = "/v1/segments/" + segment;
        String hostPath =
                path
                        + "/hosts/"
                        + created(path + "/hosts", host("c7")).path("host").path("uuid").asText();

        send("PUT", hostPath, "{\"host\":{\"reserved\":true}}".getBytes(StandardCharsets.UTF_8));
        send(
                "PUT",
                path,
                "{\"segment\":{\"recovery_method\":\"reserved_host\"}}"
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(get(hostPath).path("host").path("reserved").asBoolean()).isTrue();
        assertThat(get(path).path("segment").path("recovery_method").asText())
                .isEqualTo("reserved_host");
        assertThat(send("DELETE", hostPath, new byte[0]).statusCode()).isEqualTo(204);
        assertThat(send("DELETE", path, new byte[0]).statusCode()).isEqualTo(204);
        assertThat(send("GET", path, new byte[0]).statusCode()).isEqualTo(404);
    }

    @Test
    void refusesToChangeASegmentWhileAHostOfItIsRecovered() throws Exception {
        post("/v1/notifications", FENCED);
        String segment = get("/v1/segments").path("segments").path(0).path("uuid").asText();

        assertThat(send("DELETE", "/v1/segments/" + segment, new byte[0]).statusCode())
                .isEqualTo(409);
    }

    private static final String APPROVAL =
            "{\"retry\":{\"operator\":\"alice\",\"reason\":\"checked the rack\"}}";

    @Test
    void triesAFailedRecoveryAgainInTheNameOfAnOperator() throws Exception {
        post("/v1/notifications", FENCED);
        db.execute("UPDATE recovery SET phase = 'failed', ended_at = opened_at");
        String failed = db.value("SELECT uuid FROM recovery");

        HttpResponse<String> answer = post("/v1/recoveries/" + failed + "/retry", APPROVAL);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        JsonNode recovery = Json.lenient().readTree(answer.body()).path("recovery");
        assertThat(recovery.path("phase").asText()).isEqualTo("received");
        assertThat(recovery.path("evidence").path("operation_id").asText()).isEqualTo("op-1");
        assertThat(begun).hasSize(2);
        assertThat(db.value("SELECT approved_by FROM recovery WHERE phase = 'received'"))
                .isEqualTo("alice");
    }

    @Test
    void releasesAHeldRecoveryInTheNameOfAnOperator() throws Exception {
        post("/v1/notifications", FENCED);
        db.execute("UPDATE recovery SET phase = 'held'");
        String held = db.value("SELECT uuid FROM recovery");

        HttpResponse<String> answer = post("/v1/recoveries/" + held + "/retry", APPROVAL);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        JsonNode recovery = Json.lenient().readTree(answer.body()).path("recovery");
        assertThat(recovery.path("uuid").asText()).isEqualTo(held);
        assertThat(recovery.path("approved_by").asText()).isEqualTo("alice");
        assertThat(begun).hasSize(1);
    }

    private static final String CRASHED =
            """
            {"notification":{"type":"VM","hostname":"compute1","generated_time":"2026-01-31T12:00:00",
             "payload":{"event":"LIFECYCLE","vir_domain_event":"STOPPED_FAILED",
              "instance_uuid":"aaaaaaaa-0000-0000-0000-000000000001"}}}""";

    @Test
    void takesTheFailureOfAnInstanceIn() throws Exception {
        HttpResponse<String> answer = post("/v1/notifications", CRASHED);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        JsonNode recovery = get("/v1/recoveries").path("recoveries").path(0);
        assertThat(recovery.path("kind").asText()).isEqualTo("instance");
        assertThat(recovery.path("instance").asText()).startsWith("aaaaaaaa");
        assertThat(recovery.path("incident_uuid").isNull()).isTrue();
    }

    @Test
    void ignoresAnEventThatIsNoFailure() throws Exception {
        HttpResponse<String> answer =
                post("/v1/notifications", CRASHED.replace("STOPPED_FAILED", "STOPPED_DESTROYED"));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).contains("\"status\":\"ignored\"");
        assertThat(begun).isEmpty();
    }

    @Test
    void takesTheFailureAndTheReturnOfAProcessIn() throws Exception {
        String process =
                """
                {"notification":{"type":"PROCESS","hostname":"compute1",
                 "generated_time":"2026-01-31T12:00:00",
                 "payload":{"event":"%s","process_name":"nova-compute"}}}""";

        post("/v1/notifications", process.formatted("STOPPED"));
        post("/v1/notifications", process.formatted("STARTED"));

        assertThat(get("/v1/recoveries").path("recoveries").findValuesAsText("kind"))
                .containsExactlyInAnyOrder("process", "process_return");
    }

    @Test
    void pausesAndResumes() throws Exception {
        String pause =
                "{\"pause\":{\"segment\":\"rack1\",\"operator\":\"alice\",\"reason\":\"x\"}}";

        JsonNode made = created("/v1/pauses", pause).path("pause");

        assertThat(get("/v1/pauses").path("pauses")).containsExactly(made);
        assertThat(post("/v1/pauses", pause.replace("rack1", "rack9")).statusCode()).isEqualTo(404);
        assertThat(send("DELETE", "/v1/pauses", new byte[0]).statusCode()).isEqualTo(404);
        assertThat(send("DELETE", "/v1/pauses?segment=rack1", new byte[0]).statusCode())
                .isEqualTo(204);
        assertThat(get("/v1/pauses").path("pauses")).isEmpty();
    }

    @Test
    void doesNotTryAgainWhatIsUnderWayOrUnknown() throws Exception {
        post("/v1/notifications", FENCED);
        String running = db.value("SELECT uuid FROM recovery");

        assertThat(post("/v1/recoveries/" + running + "/retry", APPROVAL).statusCode())
                .isEqualTo(409);
        assertThat(
                        post("/v1/recoveries/00000000-0000-0000-0000-000000000000/retry", APPROVAL)
                                .statusCode())
                .isEqualTo(404);
        assertThat(post("/v1/recoveries/" + running + "/retry", "{\"retry\":{}}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void isReadyOnlyWhenNothingIsMissing() throws Exception {
        assertThat(get("/readyz").path("ready").asBoolean()).isTrue();

        problems.put("nova", "gone");

        HttpResponse<String> answer = send("GET", "/readyz", new byte[0]);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("gone");
    }

    @Test
    void removesFinishedHistoryAndSaysHowMuch() throws Exception {
        HttpResponse<String> answer =
                send("DELETE", "/v1/history?older_than=30d&dry_run=true", new byte[0]);

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode purge = Json.strict().readTree(answer.body()).path("purge");
        assertThat(purge.path("dry_run").asBoolean()).isTrue();
        assertThat(purge.path("incidents").asInt(-1)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?older_than=",
                "?older_than=soon",
                "?older_than=23h",
                "?older_than=36501d",
                "?older_than=30d&dry_run=maybe",
                "?older_than=30d&all=true"
            })
    void removesNoHistoryWithoutAClearAge(String query) throws Exception {
        assertThat(send("DELETE", "/v1/history" + query, new byte[0]).statusCode()).isEqualTo(400);
    }
}
