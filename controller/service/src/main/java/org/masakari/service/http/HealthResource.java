package org.masakari.service.http;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * {@code /healthz}: this process goes on. {@code /readyz}: could I save a host right now? 200 or
 * 503, with the reason for each part that is missing.
 */
final class HealthResource {
    private final Supplier<Map<String, String>> problems;
    private final RefusalCounts refusals;

    HealthResource(Supplier<Map<String, String>> problems, RefusalCounts refusals) {
        this.problems = problems;
        this.refusals = refusals;
    }

    Optional<ApiAnswer> answer(String path) {
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
