package org.masakari.engine.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masakari.engine.recovery.HostScenario.ELSEWHERE;
import static org.masakari.engine.recovery.HostScenario.HOST;
import static org.masakari.engine.recovery.HostScenario.id;
import static org.masakari.engine.recovery.HostScenario.migration;
import static org.masakari.engine.recovery.HostScenario.quarantined;
import static org.masakari.engine.recovery.HostScenario.server;
import static org.masakari.engine.recovery.HostScenario.surveyed;
import static org.masakari.engine.recovery.HostScenario.verified;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masakari.engine.moves.MoveStatus;
import org.masakari.engine.port.Outcome;
import org.masakari.protocol.HostName;
import org.masakari.protocol.segment.RecoveryMethod;

/** What arrived is looked at where it should be, and stopped there if it did not run before. */
class VerifyingTest {
    private static final Effect STOP = new Effect.Stop(id(0));

    /** One instance that was in {@code vm} has arrived. */
    private static HostScenario arrived(String vm) {
        return quarantined(RecoveryMethod.AUTO)
                .tell(surveyed(List.of(), server(0, HOST, vm, null)))
                .accepted(0)
                .watching(migration(0, 101, ELSEWHERE, "done"));
    }

    @ParameterizedTest(name = "was {0}; Nova shows {1}, task {2}, on {3}: {4}")
    @CsvSource({
        "active, active, , compute2, SUCCEEDED",
        "active, active, , compute1, ARRIVED",
        "active, active, rebuild_spawning, compute2, ARRIVED",
        "active, error, , compute2, ARRIVED",
        "active, building, , compute2, ARRIVED",
        "active, active, , , ARRIVED",
        "active, stopped, , compute2, SUCCEEDED",
        "active, paused, , compute2, SUCCEEDED",
        "active, deleted, , , SKIPPED",
        "stopped, stopped, , compute2, SUCCEEDED",
        "stopped, active, , compute2, STOPPING",
        "error, active, , compute2, SUCCEEDED",
        "paused, active, , compute2, SUCCEEDED",
        "suspended, active, , compute2, STOPPING",
        "suspended, active, , compute1, ARRIVED",
        "suspended, active, powering-off, compute2, ARRIVED",
        "suspended, stopped, , compute2, SUCCEEDED",
        "suspended, error, , compute2, ARRIVED",
        "suspended, deleted, , , SKIPPED"
    })
    void believesAMoveOnlyWhenNovaShowsTheInstanceElsewhereAndAtRest(
            String before,
            String vm,
            @Nullable String task,
            @Nullable String host,
            MoveStatus status) {
        HostName on = host == null ? null : new HostName(host);
        HostScenario scenario = arrived(before).tell(verified(server(0, on, vm, task)));

        assertThat(scenario.move(0).status()).isEqualTo(status);
    }

    @Test
    void waitsForAnInstanceOfWhichNovaShowsNoChange() {
        assertThat(arrived("active").tell(verified()).move(0).status())
                .isEqualTo(MoveStatus.ARRIVED);
    }

    @Test
    void endsOnceEverythingIsVerified() {
        assertThat(arrived("active").tell(verified(server(0, ELSEWHERE, "active", null))).phase())
                .isEqualTo(Phase.RECOVERED);
    }

    @Test
    void endsAMoveWhenItArrivedNotWhenThatWasVerified() {
        HostScenario scenario = arrived("active");
        Instant arrival = scenario.now();
        scenario.after(Duration.ofSeconds(3)).tell(verified(server(0, ELSEWHERE, "active", null)));

        assertThat(scenario.move(0).endedAt()).isEqualTo(arrival);
    }

    @Test
    void skipsAnInstanceThatItsUserDeletedMeanwhile() {
        HostScenario scenario = arrived("active").tell(verified(server(0, null, "deleted", null)));

        assertThat(scenario.move(0).reason()).contains("deleted by its user");
        assertThat(scenario.phase()).isEqualTo(Phase.RECOVERED);
    }

    @Test
    void stopsWhereItArrivesWhatDidNotRunBefore() {
        HostScenario scenario =
                arrived("suspended").tell(verified(server(0, ELSEWHERE, "active", null)));

        assertThat(scenario.effects()).contains(STOP);
        assertThat(scenario.phase()).isEqualTo(Phase.VERIFYING);
    }

    @Test
    void stopsWhatWasStoppedBeforeIfAFailedTryMadeNovaStartIt() {
        HostScenario scenario =
                quarantined(RecoveryMethod.AUTO)
                        .tell(surveyed(List.of(), server(0, HOST, "stopped", null)))
                        .accepted(0)
                        .watching(migration(0, 101, null, "error"))
                        .after(Duration.ofSeconds(6))
                        .tell(new Event.Woken())
                        .accepted(0)
                        .watching(migration(0, 102, ELSEWHERE, "done"))
                        .tell(verified(server(0, ELSEWHERE, "active", null)));

        assertThat(scenario.effects()).contains(STOP);
    }

    @Test
    void asksOnceForAStopThatIsUnderWay() {
        HostScenario scenario =
                arrived("suspended")
                        .tell(verified(server(0, ELSEWHERE, "active", null)))
                        .tell(verified(server(0, ELSEWHERE, "active", "powering-off")));

        assertThat(scenario.effects()).doesNotContain(STOP);
        assertThat(scenario.move(0).status()).isEqualTo(MoveStatus.STOPPING);
    }

    @Test
    void isDoneOnceItIsStopped() {
        HostScenario scenario =
                arrived("suspended")
                        .tell(verified(server(0, ELSEWHERE, "active", null)))
                        .tell(new Event.StopAnswered(id(0), new Outcome.Done<>("req")))
                        .tell(verified(server(0, ELSEWHERE, "stopped", null)));

        assertThat(scenario.phase()).isEqualTo(Phase.RECOVERED);
    }

    @Test
    void asksAgainForAStopWhoseAnswerWasLost() {
        HostScenario scenario =
                arrived("suspended")
                        .tell(verified(server(0, ELSEWHERE, "active", null)))
                        .tell(new Event.StopAnswered(id(0), new Outcome.Unknown<>("time-out")))
                        .tell(verified(server(0, ELSEWHERE, "active", null)));

        assertThat(scenario.effects()).contains(STOP);
    }

    @Test
    void asksAgainForAStopThatMayNotHaveBeenMadeBeforeAnInterruption() {
        HostScenario scenario =
                arrived("suspended")
                        .tell(verified(server(0, ELSEWHERE, "active", null)))
                        .tell(new Event.Begun())
                        .tell(verified(server(0, ELSEWHERE, "active", null)));

        assertThat(scenario.effects()).contains(STOP);
    }

    @Test
    void stopsWhatArrivedEarlyThoughOthersAreStillUnderWay() {
        HostScenario scenario =
                quarantined(RecoveryMethod.AUTO)
                        .tell(
                                surveyed(
                                        List.of(),
                                        server(0, HOST, "suspended", null),
                                        server(1, HOST, "active", null)))
                        .accepted(0)
                        .watching(migration(0, 101, ELSEWHERE, "done"));
        List<Effect.Verify> looks = scenario.effects(Effect.Verify.class);
        scenario.tell(verified(server(0, ELSEWHERE, "active", null)));

        assertThat(looks).hasSize(1);
        assertThat(scenario.phase()).isEqualTo(Phase.EVACUATING);
        assertThat(scenario.effects()).contains(STOP);
    }

    @Test
    void failsWhatNeverShowsUpElsewhere() {
        HostScenario scenario =
                arrived("active")
                        .after(Duration.ofSeconds(301))
                        .tell(verified(server(0, HOST, "active", null)));

        assertThat(scenario.move(0).status()).isEqualTo(MoveStatus.FAILED);
        assertThat(scenario.move(0).reason()).contains("on compute1, active");
        assertThat(scenario.phase()).isEqualTo(Phase.FAILED);
    }

    @Test
    void doesNotFailAMoveBecauseALookWentWrong() {
        HostScenario scenario =
                arrived("active")
                        .after(Duration.ofSeconds(301))
                        .tell(new Event.Verified(new Outcome.Unknown<>("time-out")));

        assertThat(scenario.move(0).status()).isEqualTo(MoveStatus.ARRIVED);
        assertThat(scenario.effects()).hasSize(1);
    }

    @Test
    void givesUpLookingWhenNovaDoesNotAnswerUntilTheTimeIsUp() {
        HostScenario scenario =
                arrived("active")
                        .after(Duration.ofMinutes(31))
                        .tell(new Event.Verified(new Outcome.Unknown<>("time-out")));

        assertThat(scenario.phase()).isEqualTo(Phase.FAILED);
    }
}
