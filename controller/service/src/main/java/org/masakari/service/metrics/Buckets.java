package org.masakari.service.metrics;

import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;

/** Histograms of durations, in seconds. */
final class Buckets {
    private static final double[] SECONDS = {
        0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60, 120, 300, 600
    };

    private Buckets() {}

    static Histogram durations(
            PrometheusRegistry registry, String name, String help, String... labels) {
        return Histogram.builder()
                .name(name)
                .help(help)
                .labelNames(labels)
                .classicOnly()
                .classicUpperBounds(SECONDS)
                .withoutExemplars()
                .register(registry);
    }

    /**
     * None, not less, where a clock runs ahead; and right for any length, as times that strangers
     * send can lie thousands of years back.
     */
    static double seconds(Duration duration) {
        return Math.max(0, duration.getSeconds() + duration.getNano() / 1e9);
    }

    static double secondsSince(long beganAtNanos) {
        return (System.nanoTime() - beganAtNanos) / 1e9;
    }
}
