package org.masakari.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.masakari.protocol.json.Json;

/**
 * Every route in every microversion. What is answered is checked where it is sent: by its schema.
 */
class EveryRouteIT extends ApiCase {
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";
    private static final String MOVE = "bbbbbbbb-0000-0000-0000-000000000001";
    private static final String PAUSE =
            "{\"pause\":{\"segment\":\"rack1\",\"operator\":\"alice\",\"reason\":\"x\"}}";
    private static final String OFF =
            "{\"host\":\"compute1\",\"operator\":\"alice\",\"reason\":\"checked\"}";
    private static final String PROCESS =
            """
            {"notification":{"type":"PROCESS","hostname":"compute1","generated_time":"2026-01-31T12:00:00",
             "payload":{"event":"STOPPED","process_name":"nova-compute"}}}""";

    /** A body that each route with one takes. */
    private static final Map<String, String> BODIES =
            Map.ofEntries(
                    Map.entry("POST segments", segment("rack3")),
                    Map.entry("PUT segments/*", "{\"segment\":{\"description\":\"x\"}}"),
                    Map.entry("POST segments/*/hosts", host("compute3")),
                    Map.entry("PUT segments/*/hosts/*", "{\"host\":{\"reserved\":true}}"),
                    Map.entry("POST notifications", PROCESS),
                    Map.entry(
                            "POST recoveries/*/retry",
                            "{\"retry\":{\"operator\":\"alice\",\"reason\":\"checked\"}}"),
                    Map.entry(
                            "POST recoveries/*/release",
                            "{\"release\":{\"operator\":\"alice\",\"reason\":\"checked\"}}"),
                    Map.entry("POST acknowledgements", "{\"acknowledgement\":" + OFF + "}"),
                    Map.entry("POST returns", "{\"return\":" + OFF + "}"),
                    Map.entry("POST pauses", PAUSE));

    private static final Map<String, String> QUERIES =
            Map.of("DELETE pauses", "?segment=rack1", "DELETE history", "?older_than=30d");

    static Stream<String> versions() {
        return Schemas.VERSIONS.stream().map(Microversion::toString);
    }

    private static String name(Route route) {
        return route.method() + " " + String.join("/", route.pattern());
    }

    /** What there is, then what is made and changed; removed last, hosts before segments. */
    private static Comparator<Route> inOrder() {
        return Comparator.<Route, Integer>comparing(
                        each -> List.of("GET", "POST", "PUT", "DELETE").indexOf(each.method()))
                .thenComparing(each -> -each.pattern().size());
    }

    private HttpResponse<String> ask(Route route, String version, List<String> ids)
            throws IOException, InterruptedException {
        StringBuilder path = new StringBuilder("/v1");
        int taken = 0;
        for (String part : route.pattern()) {
            path.append('/').append(part.equals("*") ? ids.get(taken++) : part);
        }
        path.append(QUERIES.getOrDefault(name(route), ""));
        byte[] body = BODIES.getOrDefault(name(route), "").getBytes(StandardCharsets.UTF_8);
        return send(route.method(), path.toString(), body, version(version));
    }

    /** Ids of one record each of everything, by the first part of the path. */
    private Map<String, List<String>> records() throws Exception {
        String fenced =
                Json.lenient()
                        .readTree(post("/v1/notifications", FENCED).body())
                        .findValue("notification_uuid")
                        .asText();
        db.execute(
                "INSERT INTO step (recovery_id, ordinal, at, phase, text) SELECT id, 9, opened_at,"
                        + " 'gated', 'evidence accepted' FROM recovery");
        db.execute(
                """
                INSERT INTO vm_move (uuid, recovery_id, position, instance, name, vm_state, status,
                    after_migration)
                SELECT '%s', id, 0, 'aaaaaaaa-0000-0000-0000-000000000001', 'vm1', 'active',
                    'pending', 0 FROM recovery"""
                        .formatted(MOVE));
        db.execute("UPDATE recovery SET phase = 'failed', ended_at = opened_at");
        created("/v1/pauses", PAUSE.replace("\"rack1\"", "null"));
        String segment = uuid(created("/v1/segments", segment("rack2")));
        String host = uuid(created("/v1/segments/" + segment + "/hosts", host("compute2")));
        return Map.of(
                "segments",
                List.of(segment, host),
                "notifications",
                List.of(fenced, MOVE),
                "recoveries",
                List.of(db.value("SELECT uuid FROM recovery")),
                "incidents",
                List.of(db.value("SELECT uuid FROM incident")),
                "explanations",
                List.of("compute1"),
                "plans",
                List.of("compute1"));
    }

    private static String uuid(JsonNode document) {
        return document.elements().next().path("uuid").asText();
    }

    @ParameterizedTest(name = "in {0}")
    @MethodSource("versions")
    void answersEveryRouteThatTheVersionHas(String version) throws Exception {
        Map<String, List<String>> ids = records();
        Microversion asked = Microversion.of("instance-ha " + version);

        for (Route route : answers.routes().stream().sorted(inOrder()).toList()) {
            if (name(route).equals("POST recoveries/*/release")) {
                db.execute("UPDATE recovery SET phase = 'held', ended_at = NULL");
            }
            HttpResponse<String> answer =
                    ask(route, version, ids.getOrDefault(route.pattern().get(0), List.of()));

            assertThat(answer.statusCode() < 300)
                    .as("%s: %s", name(route), answer.body())
                    .isEqualTo(asked.has(route.since()));
        }
    }

    @ParameterizedTest(name = "in {0}")
    @MethodSource("versions")
    void refusesEveryRouteToWhatIsNotThere(String version) throws Exception {
        List<Route> ofOne =
                answers.routes().stream().filter(each -> each.pattern().contains("*")).toList();

        for (Route route : ofOne) {
            assertThat(ask(route, version, List.of(NOBODY, NOBODY)).statusCode())
                    .as(name(route))
                    .isEqualTo(404);
        }
    }
}
