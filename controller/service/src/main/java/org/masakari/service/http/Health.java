package org.masakari.service.http;

import java.util.Map;
import java.util.function.Supplier;

/**
 * What the API tells of the controller itself.
 *
 * @param problems what a recovery would lack now and why, by part
 * @param refusals counts what the API refuses
 * @param metrics in Prometheus' text format
 */
public record Health(
        Supplier<Map<String, String>> problems, RefusalCounts refusals, Supplier<String> metrics) {}
