package org.masakari.service.http;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * Requests at random, of all routes: each is a good one in which nothing, or something, is wrong.
 */
final class FuzzedRequests {
    /**
     * One request.
     *
     * @param id what it calls itself
     * @param honest true if its length is what it says, so that another may follow
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Fuzzed(String id, String method, String target, boolean honest, byte[] bytes) {}

    static final String TOKEN = "good";
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW");
    private static final List<String> PARAMETERS =
            List.of(
                    "limit",
                    "marker",
                    "sort_key",
                    "sort_dir",
                    "recovery_method",
                    "service_type",
                    "enabled",
                    "name",
                    "type",
                    "on_maintenance",
                    "reserved",
                    "source_host_uuid",
                    "status",
                    "generated-since",
                    "segment",
                    "host",
                    "open",
                    "older_than",
                    "dry_run",
                    "colour");
    private static final List<String> VERSIONS =
            List.of("1.0", "1.1", "1.2", "1.3", "1.1000", "latest");
    private static final List<String> BAD_VERSIONS =
            List.of(
                    "instance-ha",
                    "instance-ha 1.4",
                    "instance-ha 99999999999.1",
                    "instance-ha 1.3 x",
                    ",,,",
                    "compute 2.1, instance-ha 1.3");
    private static final List<String> ALIENS =
            List.of(
                    "00000000-0000-0000-0000-000000000000",
                    "1",
                    "1-1-1-1-1",
                    "x".repeat(3_000),
                    "%F0%9F%92%A5",
                    "%ff",
                    "%00",
                    "%zz",
                    "%2e%2e",
                    "..",
                    "%2F",
                    ";x=y",
                    "%25",
                    "a%20b",
                    "'");
    private static final List<String> ELSEWHERE =
            List.of(
                    "/",
                    "/v1",
                    "/v1/",
                    "/healthz",
                    "/metrics",
                    "/readyz",
                    "/readyz?detail",
                    "/ui",
                    "/ui/main.js",
                    "/ui/x",
                    "/x",
                    "/v1/x",
                    "/v2",
                    "*",
                    "//",
                    "/any/path");

    private final List<Route> routes;
    private final List<Route> writing;
    private final KnownRecords known;
    private final FuzzedBodies bodies;
    private final Random random;
    private final Hostile hostile;

    FuzzedRequests(List<Route> routes, KnownRecords known, Random random) {
        this.routes = routes;
        writing = routes.stream().filter(each -> !each.method().equals("GET")).toList();
        this.known = known;
        this.random = random;
        hostile = new Hostile(random);
        bodies = new FuzzedBodies(hostile, random);
    }

    Fuzzed next() {
        if (hostile.outOf(12)) {
            return request("POST", hostile.oneOf(List.of("/", "/any", "/x?y=z")), bodies.ofDoor());
        }
        if (hostile.outOf(15)) {
            return request(hostile.oneOf(METHODS), hostile.oneOf(ELSEWHERE) + query(), new byte[0]);
        }
        Route route = hostile.outOf(2) ? hostile.oneOf(writing) : hostile.oneOf(routes);
        String method = hostile.outOf(12) ? hostile.oneOf(METHODS) : route.method();
        String name = route.method() + " " + String.join("/", route.pattern());
        String target =
                (hostile.outOf(9) ? "/v1/0123456789abcdef0123456789abcdef" : "/v1") + path(route);
        return request(method, target + query(), bodies.of(name));
    }

    private String path(Route route) {
        List<String> ids = known.idsFor(route.pattern().get(0), random);
        StringBuilder path = new StringBuilder();
        int taken = 0;
        for (String part : route.pattern()) {
            boolean isId = part.equals("*") && !hostile.outOf(6) && taken < ids.size();
            path.append('/');
            path.append(isId ? ids.get(taken) : part.equals("*") ? hostile.oneOf(ALIENS) : part);
            taken += part.equals("*") ? 1 : 0;
        }
        return path.toString();
    }

    private String query() {
        StringBuilder query = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            query.append(query.isEmpty() ? '?' : '&').append(hostile.oneOf(PARAMETERS)).append('=');
            query.append(value());
        }
        return query.toString();
    }

    private String value() {
        return switch (random.nextInt(4)) {
            case 0 -> hostile.oneOf(List.of("%zz", "%ff", "%", "%F0%9F", "+", "&&=", "a=b"));
            case 1 -> hostile.oneOf(List.of("1", "5", "asc", "desc", "name", "VM", "new", "yes"));
            case 2 -> hostile.oneOf(known.idsFor("notifications", random));
            default -> URLEncoder.encode(hostile.text(), StandardCharsets.UTF_8);
        };
    }

    private Fuzzed request(String method, String target, byte[] body) {
        int lie = hostile.outOf(40) ? hostile.oneOf(List.of(-1, 1, 1_000, 100_000)) : 0;
        int length = Math.max(0, body.length + lie);
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: c\r\n");
        String id = "req-" + new UUID(random.nextLong(), random.nextLong());
        header(head, RequestId.HEADER, id);
        header(head, "Content-Length", String.valueOf(length));
        header(head, "X-Auth-Token", hostile.outOf(25) ? oneLine() : TOKEN);
        if (!hostile.outOf(3)) {
            header(head, "OpenStack-API-Version", version());
        }
        if (!hostile.outOf(3)) {
            header(head, "Idempotency-Key", hostile.outOf(4) ? oneLine() : key());
        }
        if (hostile.outOf(3)) {
            header(head, "Content-Type", hostile.outOf(2) ? oneLine() : "application/json");
        }
        if (hostile.outOf(40)) {
            header(
                    head,
                    hostile.oneOf(List.of("X-Masakari-Signature", "Accept", "Cookie")),
                    oneLine());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        return new Fuzzed(id, method, target, length == body.length, bytes.toByteArray());
    }

    private String version() {
        return hostile.outOf(12)
                ? hostile.oneOf(BAD_VERSIONS)
                : "instance-ha " + hostile.oneOf(VERSIONS);
    }

    private String key() {
        return "key" + random.nextInt(100);
    }

    private String oneLine() {
        return hostile.text().replaceAll("[\\r\\n]", "");
    }

    private static void header(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    /** The bodies of good requests, by route, with something wrong in most. */
    private record FuzzedBodies(Hostile hostile, Random random) {
        private static final Map<String, String> RETRY_AND_PAUSE =
                Map.of(
                        "POST recoveries/*/retry",
                                "{\"retry\":{\"operator\":\"alice\",\"reason\":\"checked\"}}",
                        "POST recoveries/*/release",
                                "{\"release\":{\"operator\":\"alice\",\"reason\":\"checked\"}}",
                        "POST acknowledgements",
                                "{\"acknowledgement\":{\"host\":\"compute2\",\"operator\":\"alice\","
                                        + "\"reason\":\"off\",\"expires_in\":\"20m\"}}",
                        "POST returns",
                                "{\"return\":{\"host\":\"compute2\",\"operator\":\"alice\",\"reason\":\"on\"}}",
                        "POST pauses",
                                "{\"pause\":{\"segment\":\"rack1\",\"operator\":\"alice\",\"reason\":\"x\"}}",
                        "PUT segments/*",
                                "{\"segment\":{\"description\":\"x\",\"recovery_method\":\"auto\"}}",
                        "PUT segments/*/hosts/*",
                                "{\"host\":{\"reserved\":true,\"on_maintenance\":\"no\",\"type\":\"x\"}}");
        private static final List<String> EVENTS =
                List.of("0 5 5", "1 2 2", "1 2 3", "1 1 1", "7 7 99");

        byte[] of(String route) {
            String good =
                    switch (route) {
                        case "POST segments" -> ApiCase.segment("rack" + random.nextInt(15));
                        case "POST segments/*/hosts" ->
                                ApiCase.host("compute" + random.nextInt(15));
                        case "POST notifications" -> notification();
                        default -> RETRY_AND_PAUSE.getOrDefault(route, "");
                    };
            if (good.isEmpty()) {
                return hostile.outOf(9)
                        ? hostile.text().getBytes(StandardCharsets.UTF_8)
                        : new byte[0];
            }
            return hostile.outOf(4) ? good.getBytes(StandardCharsets.UTF_8) : hostile.mutated(good);
        }

        private String notification() {
            String host = "compute" + random.nextInt(4);
            return switch (random.nextInt(3)) {
                case 0 -> ApiCase.FENCED.replace("compute1", host);
                case 1 ->
                        """
                        {"notification":{"type":"VM","hostname":"%s","generated_time":"2026-01-31T12:00:00",
                         "payload":{"event":"LIFECYCLE","vir_domain_event":"STOPPED_FAILED",
                          "instance_uuid":"aaaaaaaa-0000-0000-0000-0000000000%d"}}}"""
                                .formatted(host, 10 + random.nextInt(20));
                default ->
                        """
                        {"notification":{"type":"PROCESS","hostname":"%s","generated_time":"2026-01-31T12:00:00",
                         "payload":{"event":"STOPPED","process_name":"p%d"}}}"""
                                .formatted(host, random.nextInt(10));
            };
        }

        byte[] ofDoor() {
            String[] code = hostile.oneOf(EVENTS).split(" ", -1);
            String message =
                    """
                    {"id":"%d","type":"%s","regionID":"r","hostname":"compute%d","uuid":"aaaaaaaa-0000-0000-0000-000000000001",
                     "time":"20260131120000","eventID":"%s","eventType":"%s","detail":"%s","tzname":"x","daylight":"0",
                     "cluster_port":"226.94.1.1:5405","startTime":"20260131120000","endTime":null}"""
                            .formatted(
                                    random.nextInt(50),
                                    hostile.oneOf(List.of("rscGroup", "nodeStatus", "VM")),
                                    random.nextInt(4),
                                    code[0],
                                    code[1],
                                    code[2]);
            return hostile.outOf(4)
                    ? message.getBytes(StandardCharsets.UTF_8)
                    : hostile.mutated(message);
        }
    }
}
