package org.masakari.service.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.masakari.engine.gate.Gate;

/** How things stand in the database; nothing but that it is away, where it is. */
final class StandingMetrics implements MultiCollector {
    private final Supplier<Optional<Standing>> source;

    StandingMetrics(Supplier<Optional<Standing>> source) {
        this.source = source;
    }

    @Override
    public MetricSnapshots collect() {
        Optional<Standing> standing = source.get();
        List<Gauges> all = new ArrayList<>();
        all.add(
                new Gauges(
                                "masakari_database_up",
                                "1 if the database answers; where it does not, what it knows is"
                                        + " missing here.")
                        .with(standing.isPresent() ? 1 : 0));
        standing.ifPresent(each -> addAll(all, each));
        return new MetricSnapshots(all.stream().map(Gauges::snapshot).toList());
    }

    private static void addAll(List<Gauges> all, Standing standing) {
        all.add(schema(standing));
        all.add(open(standing));
        all.add(held(standing));
        all.add(incidents(standing));
        all.add(pauses(standing));
        all.add(waiting(standing));
        all.add(oldest(standing));
        all.add(
                hosts(
                        standing,
                        "masakari_hosts",
                        "Hosts of a segment that are no reserved ones.",
                        Standing.Hosts::all));
        all.add(
                hosts(
                        standing,
                        "masakari_reserved_hosts_free",
                        "Reserved hosts of a segment that can be taken.",
                        Standing.Hosts::reserved));
        all.add(unprotected(standing));
    }

    private static Gauges schema(Standing standing) {
        String version = standing.schema();
        return new Gauges(
                        "masakari_database_schema", "1, with the version of the database's tables.")
                .with(1, "version", version == null ? "none" : version);
    }

    private static Gauges open(Standing standing) {
        Gauges open =
                new Gauges(
                        "masakari_recoveries_open",
                        "Recoveries that have not ended, of all controllers.");
        standing.open()
                .forEach(
                        (what, count) ->
                                open.with(count, "kind", what.kind(), "phase", what.phase()));
        return open;
    }

    private static Gauges held(Standing standing) {
        Gauges held =
                new Gauges(
                        "masakari_recoveries_held",
                        "Recoveries that wait, by the gate that holds them.");
        for (Gate gate : Gate.values()) {
            held.with(standing.held().getOrDefault(gate, 0L), "gate", Label.of(gate));
        }
        return held;
    }

    private static Gauges incidents(Standing standing) {
        Gauges open =
                new Gauges(
                        "masakari_incidents_open",
                        "Hosts that have failed and are not back in service.");
        standing.incidents().forEach((segment, count) -> open.with(count, "segment", segment));
        return open;
    }

    private static Gauges pauses(Standing standing) {
        Gauges paused =
                new Gauges(
                        "masakari_paused",
                        "1 for each pause that holds: of a segment, or of all where it is empty.");
        standing.pauses().forEach(segment -> paused.with(1, "segment", segment));
        return paused;
    }

    private static Gauges waiting(Standing standing) {
        Gauges waiting =
                new Gauges(
                        "masakari_webhook_waiting",
                        "Events that wait for a receiver of webhooks; missing where none does.");
        standing.webhooks()
                .forEach(each -> waiting.with(each.events(), "receiver", each.receiver()));
        return waiting;
    }

    private static Gauges oldest(Standing standing) {
        Gauges oldest =
                new Gauges(
                        "masakari_webhook_oldest_seconds",
                        "How long the oldest of these has waited; missing where none does.");
        standing.webhooks()
                .forEach(
                        each ->
                                oldest.with(
                                        Buckets.seconds(each.oldest()),
                                        "receiver",
                                        each.receiver()));
        return oldest;
    }

    private static Gauges hosts(
            Standing standing, String name, String help, ToIntFunction<Standing.Hosts> count) {
        Gauges hosts = new Gauges(name, help);
        standing.hosts()
                .forEach(each -> hosts.with(count.applyAsInt(each), "segment", each.segment()));
        return hosts;
    }

    private static Gauges unprotected(Standing standing) {
        Gauges unprotected =
                new Gauges(
                        "masakari_hosts_unprotected",
                        "Hosts whose failure would not be recovered now, by what an operator has"
                                + " said.");
        for (Standing.Hosts each : standing.hosts()) {
            String segment = each.segment();
            unprotected.with(each.paused(), "segment", segment, "reason", "paused");
            unprotected.with(each.disabled(), "segment", segment, "reason", "segment_disabled");
            unprotected.with(each.onMaintenance(), "segment", segment, "reason", "on_maintenance");
        }
        return unprotected;
    }
}
