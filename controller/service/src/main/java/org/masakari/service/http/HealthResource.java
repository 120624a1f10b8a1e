package org.masakari.service.http;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * {@code /healthz}: this process goes on. {@code /readyz}: could I save a host right now? 200 or
 * 503, with the reason for each part that is missing. {@code /metrics}: for Prometheus.
 */
final class HealthResource {
    private static final Set<String> PATHS = Set.of("/healthz", "/readyz", "/metrics");

    /** Of the only format that there is, whatever is asked for. */
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final Health health;

    HealthResource(Health health) {
        this.health = health;
    }

    Optional<ApiAnswer> answer(String method, String path) {
        if (!PATHS.contains(path)) {
            return Optional.empty();
        }
        if (!method.equals("GET") && !method.equals("HEAD")) {
            throw new ApiException(405, "no " + method + " here, only GET", Map.of("Allow", "GET"));
        }
        return switch (path) {
            case "/healthz" ->
                    Optional.of(
                            new ApiAnswer(
                                    200,
                                    new TreeMap<>(
                                            Map.of(
                                                    "status",
                                                    "ok",
                                                    "refused",
                                                    health.refusals().byStatus()))));
            case "/readyz" -> Optional.of(ready(health.problems().get()));
            default ->
                    Optional.of(
                            new ApiAnswer(200, new PlainText(health.metrics().get(), PROMETHEUS)));
        };
    }

    private static ApiAnswer ready(Map<String, String> problems) {
        return problems.isEmpty()
                ? new ApiAnswer(200, Map.of("ready", true))
                : new ApiAnswer(503, new TreeMap<>(Map.of("ready", false, "missing", problems)));
    }
}
