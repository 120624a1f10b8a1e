package org.masakari.service.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Optional;
import java.util.function.Supplier;
import org.masakari.service.diagnosis.Judgement;

/** What the controller's last look at itself came to; nothing before the first one. */
record DoctorMetrics(Supplier<Optional<Judgement>> judgement) implements MultiCollector {

    @Override
    public MetricSnapshots collect() {
        return judgement.get().map(DoctorMetrics::of).orElseGet(MetricSnapshots::new);
    }

    private static MetricSnapshots of(Judgement judgement) {
        Gauges checks =
                new Gauges(
                        "masakari_doctor_check",
                        "What the controller found when it looked at itself, as masakari doctor"
                                + " judges: 0 ok, 1 warn, 2 fail; missing where it could not look.");
        judgement.levels((subject, level) -> checks.with(level, "check", Label.of(subject)));
        Gauges at =
                new Gauges(
                                "masakari_doctor_checked_timestamp_seconds",
                                "When it looked, in seconds since 1970.")
                        .with(judgement.at().toEpochMilli() / 1e3);
        return new MetricSnapshots(checks.snapshot(), at.snapshot());
    }
}
