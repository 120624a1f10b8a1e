package org.masakari.service.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.diagnosis.Finding;
import org.masakari.service.diagnosis.Judgement;
import org.masakari.service.diagnosis.Subject;

/** The metrics of a controller that tests tell what happens, and what they show. */
final class Reading implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    static final Standing NOTHING =
            new Standing("8", Map.of(), Map.of(), Map.of(), List.of(), List.of(), List.of());

    /** Something of each kind. */
    static final Standing EVERYTHING =
            new Standing(
                    "8",
                    Map.of(new Standing.KindAndPhase("host", "held"), 1L),
                    Map.of(),
                    Map.of("rack1", 1L),
                    List.of(new Standing.Hosts("rack1", 10, 0, 0, 1, 2)),
                    List.of("rack1"),
                    List.of(new Standing.Waiting("hooks/1", 3, Duration.ofSeconds(90))));

    /** All is well but the database; the segments could not be looked at. */
    static final Judgement JUDGEMENT =
            new Judgement(
                    NOW,
                    Map.of(
                            Subject.READY,
                            List.of(Finding.ok("controller c1", "ready")),
                            Subject.DATABASE,
                            List.of(
                                    Finding.warn("database", "slow", "it waits", "see it"),
                                    Finding.fail("database", "not durable", "lost", "set it")),
                            Subject.PAUSES,
                            List.of(),
                            Subject.SEGMENTS,
                            List.of(Finding.notChecked("segments", "it is away", "see it"))));

    private final ControllerMetrics metrics;

    private Reading(@Nullable String version, Supplier<Standing> standing) {
        metrics =
                new ControllerMetrics(
                        new ControllerMetrics.Sources(
                                version,
                                standing,
                                () -> new PoolUse(3, 2, 8, 1),
                                () -> Map.of("database", true, "nova", false),
                                () -> Map.of("404", 2L)),
                        Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static Reading of(Standing standing) {
        return new Reading("1.2.3", () -> standing);
    }

    static Reading withoutDatabase() {
        return new Reading(
                "1.2.3",
                () -> {
                    throw new IllegalStateException("away");
                });
    }

    ControllerMetrics metrics() {
        return metrics;
    }

    Exposition read() {
        return Exposition.of(metrics.text());
    }

    @Override
    public void close() {
        metrics.close();
    }
}
