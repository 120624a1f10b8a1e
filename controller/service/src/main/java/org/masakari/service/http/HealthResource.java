package org.masakari.service.http;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * {@code /healthz}: this process goes on. {@code /readyz}: could I save a host right now? 200 or
 * 503, with the reason for each part that is missing.
 */
final class HealthResource {
    private static final Set<String> PATHS = Set.of("/healthz", "/readyz");

    private final Supplier<Map<String, String>> problems;
    private final RefusalCounts refusals;

    HealthResource(Supplier<Map<String, String>> problems, RefusalCounts refusals) {
        this.problems = problems;
        this.refusals = refusals;
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
                                                    refusals.byStatus()))));
            case "/readyz" -> Optional.of(ready(problems.get()));
            default -> Optional.empty();
        };
    }

    private static ApiAnswer ready(Map<String, String> problems) {
        return problems.isEmpty()
                ? new ApiAnswer(200, Map.of("ready", true))
                : new ApiAnswer(503, new TreeMap<>(Map.of("ready", false, "missing", problems)));
    }
}
