package org.masakari.service.http;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.masakari.service.diagnosis.Judgement;

/**
 * What the API tells of the controller itself.
 *
 * @param problems what a recovery would lack now and why, by part
 * @param refusals counts what the API refuses
 * @param judgement what its last look at itself came to; empty before the first one
 * @param metrics in Prometheus' text format
 */
public record Health(
        Supplier<Map<String, String>> problems,
        RefusalCounts refusals,
        Supplier<Optional<Judgement>> judgement,
        Supplier<String> metrics) {}
