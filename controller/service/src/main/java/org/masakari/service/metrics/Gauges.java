package org.masakari.service.metrics;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;

/** A gauge's values of one moment. */
final class Gauges {
    private final GaugeSnapshot.Builder gauge;

    Gauges(String name, String help) {
        gauge = GaugeSnapshot.builder().name(name).help(help);
    }

    /** Adds one; {@code labels} are names, each followed by its value. */
    Gauges with(double value, String... labels) {
        gauge.dataPoint(
                GaugeDataPointSnapshot.builder().value(value).labels(Labels.of(labels)).build());
        return this;
    }

    MetricSnapshot snapshot() {
        return gauge.build();
    }
}
