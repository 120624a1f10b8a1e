package org.masakari.service.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.masakari.engine.driver.RecoveryDriver;
import org.masakari.engine.moves.MoveStatus;
import org.masakari.engine.moves.VmMove;
import org.masakari.engine.port.Claim;
import org.masakari.engine.recovery.HostRecovery;
import org.masakari.engine.recovery.Phase;
import org.masakari.engine.recovery.Recovery;
import org.masakari.engine.recovery.Step;
import org.masakari.protocol.evidence.FencingEvidence;

/** What this controller's recoveries come to. What ended under another one is counted there. */
final class RecoveryMetrics implements RecoveryDriver.Listener {
    private final Clock clock;
    private final Counter recoveries;
    private final Histogram recoveryDurations;
    private final Counter moves;
    private final Histogram moveDurations;
    private final Histogram firstCalls;
    private final Counter lostClaims;

    RecoveryMetrics(PrometheusRegistry registry, Clock clock) {
        this.clock = clock;
        recoveries =
                Counter.builder()
                        .name("masakari_recoveries_ended")
                        .help("Recoveries that this controller has brought to their end.")
                        .labelNames("kind", "outcome")
                        .register(registry);
        recoveryDurations =
                Buckets.durations(
                        registry,
                        "masakari_recovery_duration_seconds",
                        "From a recovery's opening to its end, whatever the end.",
                        "kind");
        moves =
                Counter.builder()
                        .name("masakari_moves_ended")
                        .help("Instances' ways through a host recovery that have ended.")
                        .labelNames("outcome")
                        .register(registry);
        moveDurations =
                Buckets.durations(
                        registry,
                        "masakari_move_duration_seconds",
                        "From the evacuate call to the instance's arrival, of moves that succeeded.");
        firstCalls =
                Buckets.durations(
                        registry,
                        "masakari_fencing_to_evacuate_seconds",
                        "From the completed fencing of a host to its first evacuate call.");
        lostClaims =
                Counter.builder()
                        .name("masakari_claims_lost")
                        .help(
                                "Recoveries that this controller stopped driving before their end:"
                                        + " taken_over by another one or by a lease that ran out,"
                                        + " interrupted by an error.")
                        .labelNames("why")
                        .register(registry);
        showFromTheStart();
    }

    /** A rate needs a value from before the first one is counted. */
    private void showFromTheStart() {
        for (String kind : Label.KINDS) {
            recoveryDurations.initLabelValues(kind);
            for (Phase phase : Phase.values()) {
                if (phase.isTerminal()) {
                    recoveries.initLabelValues(kind, Label.of(phase));
                }
            }
        }
        for (MoveStatus status : MoveStatus.values()) {
            if (status.isTerminal()) {
                moves.initLabelValues(Label.of(status));
            }
        }
        lostClaims.initLabelValues("taken_over");
        lostClaims.initLabelValues("interrupted");
    }

    @Override
    public void recorded(Recovery before, Recovery next, List<Step> steps) {
        if (before instanceof HostRecovery old && next instanceof HostRecovery now) {
            countFirstCall(old, now);
            countMoves(old.moves(), now.moves());
        }
    }

    private void countFirstCall(HostRecovery before, HostRecovery next) {
        FencingEvidence evidence = next.mandate().evidence();
        if (evidence != null && firstCall(before).isEmpty()) {
            firstCall(next)
                    .map(at -> Duration.between(evidence.completedAt(), at))
                    .ifPresent(delay -> firstCalls.observe(Buckets.seconds(delay)));
        }
    }

    private static Optional<Instant> firstCall(HostRecovery recovery) {
        return recovery.moves().stream()
                .map(move -> move.attempt().at())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }

    /** A plan's moves keep their places. */
    private void countMoves(List<VmMove> before, List<VmMove> next) {
        boolean planned = before.size() != next.size();
        for (int i = 0; i < next.size(); i++) {
            VmMove move = next.get(i);
            boolean ended = !planned && before.get(i).status().isTerminal();
            if (move.status().isTerminal() && !ended) {
                count(move);
            }
        }
    }

    private void count(VmMove move) {
        moves.labelValues(Label.of(move.status())).inc();
        Instant called = move.attempt().at();
        Instant ended = move.endedAt();
        if (move.status() == MoveStatus.SUCCEEDED && called != null && ended != null) {
            moveDurations.observe(Buckets.seconds(Duration.between(called, ended)));
        }
    }

    @Override
    public void ended(Recovery recovery) {
        String kind = Label.kind(recovery);
        recoveries.labelValues(kind, Label.of(recovery.phase())).inc();
        recoveryDurations
                .labelValues(kind)
                .observe(
                        Buckets.seconds(
                                Duration.between(recovery.header().openedAt(), clock.instant())));
    }

    @Override
    public void stopped(Claim claim) {
        lostClaims.labelValues("taken_over").inc();
    }

    @Override
    public void failed(Claim claim, RuntimeException error) {
        lostClaims.labelValues("interrupted").inc();
    }
}
