package org.masakari.service.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.masakari.engine.gate.Gate;

class ControllerMetricsTest {
    private static final Standing STANDING =
            new Standing(
                    "8",
                    Map.of(new Standing.KindAndPhase("host", "held"), 2L),
                    Map.of(Gate.THRESHOLD, 2L),
                    Map.of("rack\"1\\", 3L),
                    List.of(new Standing.Hosts("rack1", 10, 0, 0, 1, 2)),
                    List.of("", "rack1"),
                    List.of(new Standing.Waiting("hooks/1", 3, Duration.ofSeconds(90))));

    private static Exposition read(Standing standing) {
        try (Reading reading = Reading.of(standing)) {
            return reading.read();
        }
    }

    @Test
    void showsHowThingsStandInTheDatabase() {
        Exposition read = read(STANDING);

        assertThat(read.value("masakari_database_up")).isEqualTo(1);
        assertThat(read.value("masakari_recoveries_open", "kind", "host", "phase", "held"))
                .isEqualTo(2);
        assertThat(read.value("masakari_recoveries_held", "gate", "threshold")).isEqualTo(2);
        assertThat(read.value("masakari_recoveries_held", "gate", "evidence")).isZero();
        assertThat(read.value("masakari_hosts", "segment", "rack1")).isEqualTo(10);
        assertThat(read.value("masakari_reserved_hosts_free", "segment", "rack1")).isEqualTo(2);
        assertThat(read.value("masakari_webhook_waiting", "receiver", "hooks/1")).isEqualTo(3);
        assertThat(read.value("masakari_webhook_oldest_seconds", "receiver", "hooks/1"))
                .isEqualTo(90);
        assertThat(
                        read.value(
                                "masakari_hosts_unprotected",
                                "segment",
                                "rack1",
                                "reason",
                                "on_maintenance"))
                .isEqualTo(1);
        assertThat(read.value("masakari_paused", "segment", "")).isEqualTo(1);
        assertThat(read.value("masakari_database_schema", "version", "8")).isEqualTo(1);
    }

    @Test
    void writesASegmentsNameWhateverIsInIt() {
        assertThat(read(STANDING).value("masakari_incidents_open", "segment", "rack\\\"1\\\\"))
                .isEqualTo(3);
    }

    @Test
    void saysThatTheDatabaseIsAwayAndTheRestAllTheSame() {
        try (Reading reading = Reading.withoutDatabase()) {
            Exposition read = reading.read();

            assertThat(read.value("masakari_database_up")).isZero();
            assertThat(read.names()).doesNotContain("masakari_recoveries_open");
            assertThat(read.value("masakari_ready", "part", "nova")).isZero();
        }
    }

    @Test
    void showsTheParts() {
        Exposition read = read(STANDING);

        assertThat(read.value("masakari_ready", "part", "database")).isEqualTo(1);
        assertThat(read.value("masakari_database_connections", "state", "active")).isEqualTo(3);
        assertThat(read.value("masakari_database_connections_limit")).isEqualTo(8);
        assertThat(read.value("masakari_database_connections_awaited")).isEqualTo(1);
        assertThat(read.value("masakari_requests_refused_total", "status", "404")).isEqualTo(2);
    }

    @Test
    void showsTheProgram() {
        Exposition read = read(STANDING);

        assertThat(
                        read.value(
                                "masakari_build_info",
                                "version",
                                "1.2.3",
                                "java",
                                Runtime.version().toString()))
                .isEqualTo(1);
        assertThat(read.value("jvm_memory_used_bytes", "area", "heap")).isPositive();
        assertThat(read.value("jvm_threads_current")).isPositive();
        assertThat(read.names()).contains("jvm_gc_collection_seconds_sum");
    }

    @Test
    void showsHowManyRecoveriesAreDriven() {
        try (Reading reading = Reading.of(STANDING)) {
            reading.metrics().showDriving(() -> 5);

            assertThat(reading.read().value("masakari_claims")).isEqualTo(5);
        }
    }

    @Test
    void showsTheWorstOfWhatTheControllerFoundOfEachSubject() {
        try (Reading reading = Reading.of(STANDING)) {
            reading.metrics().showDoctor(() -> Optional.of(Reading.JUDGEMENT));

            Exposition read = reading.read();

            assertThat(read.value("masakari_doctor_check", "check", "ready")).isZero();
            assertThat(read.value("masakari_doctor_check", "check", "database")).isEqualTo(2);
            assertThat(read.value("masakari_doctor_check", "check", "pauses")).isZero();
            assertThat(read.value("masakari_doctor_checked_timestamp_seconds"))
                    .isEqualTo(Reading.NOW.toEpochMilli() / 1e3);
        }
    }

    @Test
    void doesNotShowWhatTheControllerCouldNotLookAt() {
        try (Reading reading = Reading.of(STANDING)) {
            reading.metrics().showDoctor(() -> Optional.of(Reading.JUDGEMENT));

            assertThat(reading.metrics().text()).doesNotContain("check=\"segments\"");
        }
    }

    @Test
    void showsNothingOfItsOwnStateBeforeItHasLooked() {
        try (Reading reading = Reading.of(STANDING)) {
            reading.metrics().showDoctor(Optional::empty);

            assertThat(reading.read().names())
                    .doesNotContain(
                            "masakari_doctor_check", "masakari_doctor_checked_timestamp_seconds");
        }
    }

    @Test
    void namesNothingThatGrowsWithInstances() {
        Exposition read = read(STANDING);

        assertThat(read.names())
                .filteredOn(name -> name.startsWith("masakari_"))
                .allSatisfy(
                        name ->
                                assertThat(
                                                Set.of(
                                                        "check",
                                                        "type",
                                                        "door",
                                                        "result",
                                                        "kind",
                                                        "phase",
                                                        "outcome",
                                                        "receiver",
                                                        "gate",
                                                        "segment",
                                                        "reason",
                                                        "service",
                                                        "operation",
                                                        "error",
                                                        "why",
                                                        "state",
                                                        "version",
                                                        "java",
                                                        "part",
                                                        "status",
                                                        "le"))
                                        .containsAll(read.labelNames(name)));
    }
}
