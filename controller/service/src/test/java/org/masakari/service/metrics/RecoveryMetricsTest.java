package org.masakari.service.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masakari.engine.driver.RecoveryDriver;
import org.masakari.engine.moves.Course;
import org.masakari.engine.moves.Subject;
import org.masakari.engine.moves.VmMove;
import org.masakari.engine.port.Claim;
import org.masakari.engine.port.Migration;
import org.masakari.engine.port.Target;
import org.masakari.engine.recovery.Header;
import org.masakari.engine.recovery.HostRecovery;
import org.masakari.engine.recovery.HostReturn;
import org.masakari.engine.recovery.Mandate;
import org.masakari.engine.recovery.Phase;
import org.masakari.engine.recovery.Quarantine;
import org.masakari.engine.recovery.Recovery;
import org.masakari.engine.recovery.RecoveryId;
import org.masakari.engine.recovery.Reserves;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.evidence.EvidenceSource;
import org.masakari.protocol.evidence.FencingAction;
import org.masakari.protocol.evidence.FencingEvidence;
import org.masakari.protocol.segment.RecoveryMethod;

class RecoveryMetricsTest {
    private static final HostName HOST = new HostName("compute1");
    private static final HostName OTHER = new HostName("compute2");
    private static final Instant FENCED = Reading.NOW.minusSeconds(40);
    private static final Header HEADER =
            new Header(new RecoveryId(UUID.randomUUID()), HOST, Reading.NOW.minusSeconds(30));
    private static final VmMove PLANNED = planned(1);
    private static final VmMove REQUESTED =
            PLANNED.requested(Target.ANY, Reading.NOW.minusSeconds(28));
    private static final VmMove ARRIVED =
            REQUESTED.bound(
                    new Migration(7, "m", PLANNED.instance(), OTHER, "done"),
                    Reading.NOW.minusSeconds(21));

    private final Reading reading = Reading.of(Reading.NOTHING);
    private final RecoveryDriver.Listener metrics = reading.metrics().recoveries();

    @AfterEach
    void close() {
        reading.close();
    }

    private static VmMove planned(int number) {
        InstanceId instance = InstanceId.of("aaaaaaaa-0000-0000-0000-00000000000" + number);
        return VmMove.planned(new Subject(instance, "web", "active", Course.EVACUATE, Set.of()), 0);
    }

    private static FencingEvidence evidence() {
        return new FencingEvidence(
                HOST,
                FencingAction.OFF,
                "op",
                FENCED,
                null,
                null,
                null,
                EvidenceSource.FENCER,
                "controller1");
    }

    private static HostRecovery with(
            Phase phase, @Nullable FencingEvidence evidence, VmMove... moves) {
        return new HostRecovery(
                HEADER,
                new Mandate(RecoveryMethod.AUTO, false, evidence, null),
                phase,
                new Quarantine(false, false, false),
                Reserves.NONE,
                null,
                List.of(moves),
                null);
    }

    /** Tells of one recovery's way through these. */
    private void recorded(Recovery... states) {
        for (int i = 1; i < states.length; i++) {
            metrics.recorded(states[i - 1], states[i], List.of());
        }
    }

    private static HostRecovery evacuating(VmMove... moves) {
        return with(Phase.EVACUATING, evidence(), moves);
    }

    @Test
    void countsEachEndAndHowLongItTook() {
        metrics.ended(with(Phase.PARTIAL, null));

        Exposition read = reading.read();
        assertThat(read.value("masakari_recoveries_ended_total", ended("host", "partial")))
                .isEqualTo(1);
        assertThat(read.value("masakari_recovery_duration_seconds_sum", "kind", "host"))
                .isEqualTo(30);
    }

    @Test
    void tellsAReturnFromARecovery() {
        metrics.ended(HostReturn.received(HEADER));

        assertThat(
                        reading.read()
                                .value(
                                        "masakari_recovery_duration_seconds_count",
                                        "kind",
                                        "return"))
                .isEqualTo(1);
    }

    @Test
    void showsEveryEndBeforeTheFirstOne() {
        assertThat(
                        reading.read()
                                .value(
                                        "masakari_recoveries_ended_total",
                                        ended("process_return", "failed")))
                .isZero();
    }

    @Test
    void countsAMoveOnceWhenItEnds() {
        VmMove succeeded = ARRIVED.succeeded(OTHER);

        recorded(
                evacuating(PLANNED, planned(2)),
                evacuating(REQUESTED, planned(2)),
                evacuating(ARRIVED, planned(2)),
                evacuating(succeeded, planned(2)),
                evacuating(succeeded, planned(2).failed("no", Reading.NOW)));

        Exposition read = reading.read();
        assertThat(read.value("masakari_moves_ended_total", "outcome", "succeeded")).isEqualTo(1);
        assertThat(read.value("masakari_moves_ended_total", "outcome", "failed")).isEqualTo(1);
        assertThat(read.value("masakari_move_duration_seconds_sum")).isEqualTo(7);
    }

    @Test
    void countsWhatThePlanSkips() {
        VmMove skipped = VmMove.skipped(PLANNED.subject(), "HA-Enabled=OFF", Reading.NOW);

        recorded(with(Phase.QUARANTINED, evidence()), with(Phase.PLANNED, evidence(), skipped));

        assertThat(reading.read().value("masakari_moves_ended_total", "outcome", "skipped"))
                .isEqualTo(1);
    }

    @Test
    void timesTheFirstEvacuateCallFromTheFencing() {
        VmMove second = planned(2).requested(Target.ANY, Reading.NOW);

        recorded(
                evacuating(PLANNED, planned(2)),
                evacuating(REQUESTED, planned(2)),
                evacuating(REQUESTED, second));

        Exposition read = reading.read();
        assertThat(read.value("masakari_fencing_to_evacuate_seconds_count")).isEqualTo(1);
        assertThat(read.value("masakari_fencing_to_evacuate_seconds_sum")).isEqualTo(12);
    }

    @Test
    void timesNothingFromAFencingThatNobodyKnowsOf() {
        recorded(with(Phase.EVACUATING, null, PLANNED), with(Phase.EVACUATING, null, REQUESTED));

        assertThat(reading.read().value("masakari_fencing_to_evacuate_seconds_count")).isZero();
    }

    @Test
    void countsClaimsThatWereLost() {
        Claim claim = new Claim(HEADER.id(), 1);
        metrics.stopped(claim);
        metrics.failed(claim, new IllegalStateException("no"));
        metrics.failed(claim, new IllegalStateException("no"));

        assertThat(
                        Stream.of("taken_over", "interrupted")
                                .map(
                                        why ->
                                                reading.read()
                                                        .value(
                                                                "masakari_claims_lost_total",
                                                                "why",
                                                                why)))
                .containsExactly(1.0, 2.0);
    }

    private static String[] ended(String kind, String outcome) {
        return new String[] {"kind", kind, "outcome", outcome};
    }
}
