package org.masakari.cli.doctor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.masakari.protocol.diagnosis.Finding;
import org.masakari.protocol.diagnosis.Verdict;

/**
 * What the doctor found on a node, as metrics in Prometheus' text format. Their names begin with
 * {@code masakari_node_}: the controllers' own, {@code masakari_doctor_}, come from themselves.
 */
record NodeMetrics(List<Finding> findings, List<MonitorLook.Figures> monitors, Instant at) {

    String text() {
        List<Gauge> gauges = List.of(checks(), checkedAt(), reports(), oldest(), heartbeats());
        return gauges.stream().map(Gauge::text).collect(Collectors.joining());
    }

    /** Several lines of the report may be of one check: the worst of them counts. */
    private Gauge checks() {
        Gauge gauge =
                new Gauge(
                        "masakari_node_check",
                        "What masakari doctor found on this node: 0 ok, 1 warn, 2 fail; missing"
                                + " where it could not look.");
        Map<String, List<Finding>> byCheck =
                findings.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Finding::check, TreeMap::new, Collectors.toList()));
        byCheck.forEach(
                (check, found) -> {
                    OptionalInt level = Verdict.worst(found);
                    level.ifPresent(value -> gauge.with("check", check, value));
                });
        return gauge;
    }

    private Gauge checkedAt() {
        return new Gauge(
                        "masakari_node_checked_timestamp_seconds",
                        "When it looked, in seconds since 1970.")
                .with(at.getEpochSecond());
    }

    private Gauge reports() {
        return outboxes(
                "masakari_node_outbox_reports",
                "Reports of a monitor that no controller has taken yet.",
                Outbox::reports);
    }

    private Gauge oldest() {
        return outboxes(
                "masakari_node_outbox_oldest_seconds",
                "How long the oldest of these had waited then; 0 where none did.",
                outbox -> outbox.oldest().toSeconds());
    }

    private Gauge outboxes(String name, String help, ToLongFunction<Outbox> value) {
        Gauge gauge = new Gauge(name, help);
        for (MonitorLook.Figures each : monitors) {
            Outbox outbox = each.outbox();
            if (outbox != null) {
                gauge.with("monitor", each.monitor(), value.applyAsLong(outbox));
            }
        }
        return gauge;
    }

    private Gauge heartbeats() {
        Gauge gauge =
                new Gauge(
                        "masakari_node_heartbeat_age_seconds",
                        "How old a monitor's last sign of life was then; missing where it does not"
                                + " run.");
        for (MonitorLook.Figures each : monitors) {
            Pulse pulse = each.pulse();
            if (pulse != null) {
                gauge.with("monitor", each.monitor(), pulse.age().toSeconds());
            }
        }
        return gauge;
    }

    /** One metric with its values. */
    private static final class Gauge {
        private final String name;
        private final List<String> lines = new ArrayList<>();

        Gauge(String name, String help) {
            this.name = name;
            lines.add("# HELP " + name + " " + help);
            lines.add("# TYPE " + name + " gauge");
        }

        Gauge with(long value) {
            lines.add(name + " " + value);
            return this;
        }

        void with(String label, String of, long value) {
            lines.add(name + "{" + label + "=\"" + escaped(of) + "\"} " + value);
        }

        private static String escaped(String text) {
            return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        }

        String text() {
            return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
        }
    }
}
