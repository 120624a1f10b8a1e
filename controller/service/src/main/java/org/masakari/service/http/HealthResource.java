package org.masakari.service.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.masakari.service.diagnosis.Judgement;

/**
 * {@code /healthz}: this process goes on. {@code /readyz}: could I save a host right now? 200 or
 * 503, with the reason for each part that is missing; {@code ?detail} adds what the controller
 * found when it last looked at itself, which names accounts and hosts: who may not use the API is
 * not told. {@code /metrics}: for Prometheus.
 */
final class HealthResource {
    private static final Set<String> PATHS = Set.of("/healthz", "/readyz", "/metrics");

    /** Of the only format that there is, whatever is asked for. */
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final Health health;
    private final Gatekeeper gatekeeper;

    HealthResource(Health health, Gatekeeper gatekeeper) {
        this.health = health;
        this.gatekeeper = gatekeeper;
    }

    Optional<ApiAnswer> answer(Incoming incoming) {
        String method = incoming.method();
        String path = incoming.path();
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
            case "/readyz" -> Optional.of(ready(incoming));
            default ->
                    Optional.of(
                            new ApiAnswer(200, new PlainText(health.metrics().get(), PROMETHEUS)));
        };
    }

    private ApiAnswer ready(Incoming incoming) {
        Map<String, String> problems = health.problems().get();
        Map<String, Object> answer = new TreeMap<>(Map.of("ready", problems.isEmpty()));
        if (!problems.isEmpty()) {
            answer.put("missing", problems);
        }
        if (incoming.asksFor("detail")) {
            gatekeeper.admit(incoming, List.of("readyz"));
            Optional<Judgement> judgement = health.judgement().get();
            answer.put("checked_at", judgement.map(Judgement::at).orElse(null));
            answer.put("checks", judgement.map(Judgement::all).orElse(List.of()));
        }
        return new ApiAnswer(problems.isEmpty() ? 200 : 503, answer);
    }
}
