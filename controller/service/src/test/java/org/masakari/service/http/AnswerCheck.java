package org.masakari.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.masakari.protocol.api.ApiVersion;
import org.masakari.protocol.json.Json;
import org.masakari.service.http.legacy.LegacyDoor;
import org.masakari.service.metrics.Exposition;

/** Holds every answer to the Instance-HA API's facts: its schema, status, name and headers. */
final class AnswerCheck {
    /** What a route answers. */
    private sealed interface Shape permits One, Many, Nothing {}

    private record One(int status, String key, String document) implements Shape {}

    private record Many(String key, String document) implements Shape {}

    private record Nothing() implements Shape {}

    private static final Map<String, Shape> SHAPES =
            Map.ofEntries(
                    Map.entry("GET segments", new Many("segments", "segment")),
                    Map.entry("POST segments", new One(201, "segment", "segment")),
                    Map.entry("GET segments/*", new One(200, "segment", "segment")),
                    Map.entry("PUT segments/*", new One(200, "segment", "segment")),
                    Map.entry("DELETE segments/*", new Nothing()),
                    Map.entry("GET segments/*/hosts", new Many("hosts", "host")),
                    Map.entry("POST segments/*/hosts", new One(201, "host", "host")),
                    Map.entry("GET segments/*/hosts/*", new One(200, "host", "host")),
                    Map.entry("PUT segments/*/hosts/*", new One(200, "host", "host")),
                    Map.entry("DELETE segments/*/hosts/*", new Nothing()),
                    Map.entry("GET protection", new Many("protection", "protection")),
                    Map.entry("GET notifications", new Many("notifications", "notification")),
                    Map.entry("POST notifications", new One(202, "notification", "notification")),
                    Map.entry(
                            "GET notifications/*",
                            new One(200, "notification", "notification-detail")),
                    Map.entry("GET notifications/*/vmoves", new Many("vmoves", "vmove")),
                    Map.entry("GET notifications/*/vmoves/*", new One(200, "vmove", "vmove")),
                    Map.entry("GET recoveries", new Many("recoveries", "recovery")),
                    Map.entry("GET recoveries/*", new One(200, "recovery", "recovery")),
                    Map.entry("POST recoveries/*/retry", new One(202, "recovery", "recovery")),
                    Map.entry("GET incidents", new Many("incidents", "incident")),
                    Map.entry("GET incidents/*", new One(200, "incident", "incident")),
                    Map.entry("POST acknowledgements", new One(202, "recovery", "recovery")),
                    Map.entry("POST returns", new One(202, "recovery", "recovery")),
                    Map.entry("POST recoveries/*/release", new One(202, "recovery", "recovery")),
                    Map.entry("GET pauses", new Many("pauses", "pause")),
                    Map.entry("POST pauses", new One(201, "pause", "pause")),
                    Map.entry("DELETE pauses", new Nothing()),
                    Map.entry("GET plans/*", new One(200, "plan", "plan")),
                    Map.entry("GET diagnosis", new One(200, "diagnosis", "diagnosis")),
                    Map.entry("GET explanations/*", new One(200, "explanation", "explanation")),
                    Map.entry("POST webhooks/test", new Many("webhooks", "webhook")),
                    Map.entry("DELETE history", new One(200, "purge", "purge")));

    private static final Set<String> HEALTH = Set.of("/healthz", "/readyz");

    /** Refused because of its version, or by the HTTP server itself. */
    private static final Set<Integer> WITHOUT_VERSION = Set.of(400, 406, 414, 431, 505);

    private final List<Route> routes;

    AnswerCheck(List<Resource> resources) {
        routes = resources.stream().flatMap(each -> each.routes().stream()).toList();
    }

    /** Every route that there is. */
    List<Route> routes() {
        return routes;
    }

    /** Fails unless {@code answer} is what the fact sheet says. */
    void check(Answered answer) {
        if (isOfPage(answer)) {
            checkPage(answer);
            return;
        }
        if (answer.header("Content-Type").filter("text/plain"::equals).isPresent()) {
            checkDoorOf2015(answer);
            return;
        }
        if (answer.path().equals("/metrics") && answer.status() == 200) {
            checkMetrics(answer);
            return;
        }
        checkHeaders(answer);
        if (answer.method().equals("HEAD")) {
            assertThat(answer.body()).as("%s", answer).isEmpty();
        } else if (answer.status() == 204) {
            assertThat(answer.body()).as("%s", answer).isEmpty();
            assertThat(shape(answer)).as("%s", answer).isInstanceOf(Nothing.class);
        } else {
            assertThat(problems(answer)).as("%s", answer).isEmpty();
        }
    }

    /** One of the web page's files; what is refused there is refused as everywhere. */
    static boolean isOfPage(Answered answer) {
        return answer.path().matches("/ui(/.*)?") && answer.status() < 400;
    }

    private static void checkPage(Answered answer) {
        assertThat(answer.status()).as("%s", answer).isIn(200, 304);
        assertThat(answer.header("Content-Security-Policy")).as("%s", answer).isPresent();
        assertThat(answer.header("X-Content-Type-Options")).as("%s", answer).contains("nosniff");
        assertThat(answer.header("ETag")).as("%s", answer).isPresent();
        boolean empty = answer.status() == 304 || answer.method().equals("HEAD");
        assertThat(answer.body().isEmpty()).as("%s", answer).isEqualTo(empty);
    }

    private static void checkDoorOf2015(Answered answer) {
        assertThat(answer.method()).as("%s", answer).isEqualTo("POST");
        assertThat(answer.body()).as("%s", answer).isEqualTo(LegacyDoor.ANSWER);
        assertThat(answer.status()).as("%s", answer).isIn(200, 400, 500);
    }

    private static void checkMetrics(Answered answer) {
        assertThat(answer.header("Content-Type"))
                .as("%s", answer)
                .contains("text/plain; version=0.0.4; charset=utf-8");
        if (answer.method().equals("HEAD")) {
            assertThat(answer.body()).as("%s", answer).isEmpty();
        } else {
            assertThat(Exposition.of(answer.body()).value("masakari_database_up"))
                    .as("%s", answer)
                    .isIn(0.0, 1.0);
        }
    }

    private static void checkHeaders(Answered answer) {
        boolean empty = answer.status() == 204;
        assertThat(answer.header("Content-Type").orElse("none"))
                .as("%s", answer)
                .isEqualTo(empty ? "none" : "application/json");
        boolean isOfApi = answer.target().matches("/v1(/.*)?");
        if (isOfApi && !WITHOUT_VERSION.contains(answer.status())) {
            assertThat(answer.header("Vary")).as("%s", answer).contains(ApiVersion.HEADER);
            assertThat(answer.header(ApiVersion.HEADER)).as("%s", answer).isPresent();
        }
    }

    private List<String> problems(Answered answer) {
        JsonNode document = json(answer);
        if (HEALTH.contains(answer.path()) && (answer.status() == 200 || answer.status() == 503)) {
            return Schemas.problems(document, answer.path().substring(1), Microversion.FIRST);
        }
        if (answer.status() >= 400) {
            assertThat(document.findPath("code").asInt())
                    .as("%s", answer)
                    .isEqualTo(answer.status());
            return Schemas.problems(document, "error", Microversion.FIRST);
        }
        if (answer.path().equals("/")) {
            return Schemas.problemsOfList(document, "versions", "version", Microversion.FIRST);
        }
        return answer.parts().isEmpty()
                ? Schemas.problemsOfOne(document, "version", "version", Microversion.FIRST)
                : problems(answer, document, shape(answer));
    }

    private static List<String> problems(Answered answer, JsonNode document, Shape shape) {
        Microversion version = Microversion.of(answer.header(ApiVersion.HEADER).orElse(null));
        if (shape instanceof Many many) {
            assertThat(answer.status()).as("%s", answer).isEqualTo(200);
            return Schemas.problemsOfList(document, many.key(), many.document(), version);
        }
        if (shape instanceof One one) {
            assertThat(answer.status()).as("%s", answer).isEqualTo(one.status());
            return Schemas.problemsOfOne(document, one.key(), one.document(), version);
        }
        return List.of("a body, where none is expected");
    }

    private Shape shape(Answered answer) {
        Route route =
                routes.stream()
                        .filter(each -> each.method().equals(answer.method()))
                        .filter(each -> each.matches(answer.parts()))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no route answers " + answer));
        return shape(route);
    }

    private static Shape shape(Route route) {
        String name = route.method() + " " + String.join("/", route.pattern());
        Shape shape = SHAPES.get(name);
        assertThat(shape).as("the schema of %s", name).isNotNull();
        return Objects.requireNonNull(shape);
    }

    private static JsonNode json(Answered answer) {
        try {
            return Json.strict().readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + answer, e);
        }
    }
}
