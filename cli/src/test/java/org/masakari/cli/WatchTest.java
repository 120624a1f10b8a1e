package org.masakari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masakari.cli.Cli.Result;
import org.masakari.cli.api.Exit;
import org.masakari.protocol.api.RecoveryDocument;
import org.masakari.protocol.api.StepDocument;

class WatchTest {
    private static final String LIST = "GET /v1/recoveries?limit=20";
    private static final String ONE = "GET /v1/recoveries/" + Samples.RECOVERY;
    private static final StepDocument GATED = Samples.step(3, "gated", "evidence accepted");
    private static final StepDocument CALLED =
            Samples.stepOf(1, 310, "evacuating", "evacuate call 1");
    private static final StepDocument ENDED = Samples.step(2200, "recovered", "2 moved");
    private static final RecoveryDocument AT_FIRST =
            Samples.recovery(
                    Samples.RECOVERY,
                    "recovery",
                    "evacuating",
                    null,
                    List.of(Samples.move(1, "requested"), Samples.move(2, "pending")),
                    List.of(GATED, CALLED));

    private final FakeController controller = new FakeController();

    @AfterEach
    void close() {
        controller.close();
    }

    @Test
    void eachStepIsShownOnceThenTheMovesAndASummary() {
        controller.on(ONE, "recovery", AT_FIRST).on(ONE, "recovery", AT_FIRST);
        controller.on(ONE, "recovery", ended("recovered"));

        Result result = run("recovery watch " + Samples.RECOVERY);

        assertThat(result.exit()).isEqualTo(Exit.OK);
        assertThat(result.out().lines().map(String::strip))
                .containsExactly(
                        "recovery " + Samples.RECOVERY + " of compute1, method auto",
                        "evidence: off by controller2 at 2026-11-22T10:00:00.200Z,"
                                + " reported by controller3 (fencer)",
                        "+3 ms  gated        evidence accepted",
                        "+310 ms  evacuating   vm1: evacuate call 1",
                        "+2200 ms  recovered    2 moved",
                        "",
                        "INSTANCE                              NAME  FROM      TO        STATUS   "
                                + "  ATTEMPTS  SECONDS  REASON",
                        "00000000-0000-4000-8000-0000000000c9  vm1   compute1  compute2  succeeded"
                                + "         1    1.000  -",
                        "00000000-0000-4000-8000-0000000000ca  vm2   compute1  compute2  succeeded"
                                + "         1    2.000  -",
                        "",
                        "compute1 recovered: 2 of 2 moved, 0 failed, 0 skipped;"
                                + " the last one after 2.000 s; ended after 2.200 s");
    }

    @ParameterizedTest
    @CsvSource({"recovered, 0", "returned, 0", "held, 4", "partial, 1", "failed, 1"})
    void theExitCodeTellsHowItEnded(String phase, int exit) {
        controller.on(ONE, "recovery", ended(phase));

        assertThat(run("recovery watch " + Samples.RECOVERY).exit()).isEqualTo(exit);
    }

    @Test
    void theNextRecoveryToBeginIsWaitedFor() {
        controller.on(LIST, "recoveries", List.of(Samples.ended(Samples.id(70))));
        controller.on(LIST, "recoveries", List.of(Samples.returned(Samples.id(71))));
        controller.on(
                LIST,
                "recoveries",
                List.of(Samples.begun(Samples.RECOVERY), Samples.ended(Samples.id(70))));
        controller.on(ONE, "recovery", ended("recovered"));

        assertThat(run("recovery watch").out()).startsWith("recovery " + Samples.RECOVERY);
    }

    @Test
    void aRecoveryThatBeganAndEndedBetweenTwoLooksIsShown() {
        controller.on(LIST, "recoveries", List.of());
        controller.on(LIST, "recoveries", List.of(Samples.ended(Samples.RECOVERY)));
        controller.on(ONE, "recovery", ended("recovered"));

        assertThat(run("recovery watch").exit()).isEqualTo(Exit.OK);
    }

    @Test
    void aRecoveryOfAnotherHostIsPassedOver() {
        controller.on(LIST, "recoveries", List.of(Samples.begun(Samples.RECOVERY)));

        Result result = run("recovery watch --host compute2 --timeout 1s");

        assertThat(result.exit()).isEqualTo(Exit.FAILED);
        assertThat(result.err()).startsWith("masakari: no recovery began in time");
    }

    @Test
    void secondsAreCountedFromTheTimeThatIsGiven() {
        controller.on(LIST, "recoveries", List.of(Samples.ended(Samples.RECOVERY)));
        controller.on(ONE, "recovery", ended("recovered"));
        String secondBefore = Samples.OPENED.getEpochSecond() - 1 + ".250";

        Result result = run("recovery watch --since " + secondBefore);

        assertThat(result.out()).contains("  2.000  -", "  3.000  -", "+1003 ms  gated", "3.200 s");
    }

    @Test
    void aControllerThatIsAwayForAWhileIsWaitedFor() {
        controller.on(ONE, "recovery", AT_FIRST);
        controller.refuses(ONE, 503, "starting").refuses(ONE, 503, "starting");
        controller.on(ONE, "recovery", ended("recovered"));

        Result result = run("recovery watch " + Samples.RECOVERY);

        assertThat(result.exit()).isEqualTo(Exit.OK);
        assertThat(result.out())
                .containsOnlyOnce("the controller cannot answer now: starting; trying on")
                .contains("a controller answers again");
    }

    @Test
    void aControllerThatStaysAwayIsToldInTheEnd() {
        controller.refuses(ONE, 503, "starting");

        Result result = run("recovery watch --timeout 2s " + Samples.RECOVERY);

        assertThat(result.exit()).isEqualTo(Exit.UNREACHABLE);
    }

    @Test
    void aRecoveryThatDoesNotEndIsGivenUpInTime() {
        controller.on(ONE, "recovery", AT_FIRST);

        Result result = run("recovery watch --timeout 2s " + Samples.RECOVERY);

        assertThat(result.exit()).isEqualTo(Exit.FAILED);
        assertThat(result.err()).contains("has not ended in time");
    }

    @Test
    void anUnknownRecoveryIsNotFound() {
        assertThat(run("recovery watch " + Samples.RECOVERY).exit()).isEqualTo(Exit.NOT_FOUND);
    }

    @Test
    void aProgramGetsTheDocumentAloneAndTheStepsAsErrors() {
        controller.on(ONE, "recovery", ended("recovered"));

        Result result = run("recovery watch -o json " + Samples.RECOVERY);

        assertThat(result.out()).startsWith("{").endsWith("}\n");
        assertThat(result.err()).contains("evidence accepted");
    }

    @Test
    void aTerminalShowsProgressAndColours() {
        controller.on(ONE, "recovery", AT_FIRST).on(ONE, "recovery", ended("recovered"));

        Result result =
                Cli.onTerminal(controller)
                        .run("recovery", "watch", String.valueOf(Samples.RECOVERY));

        assertThat(result.out())
                .contains("evacuating: 0 of 2 moved, 0 failed, 0 skipped\r\u001b[K", "\u001b[32m");
    }

    private static RecoveryDocument ended(String phase) {
        return Samples.recovery(
                Samples.RECOVERY,
                "recovery",
                phase,
                Samples.after(2200),
                List.of(Samples.move(1, "succeeded"), Samples.move(2, "succeeded")),
                List.of(GATED, CALLED, ENDED));
    }

    private Result run(String line) {
        return Cli.of(controller).run(line.split(" "));
    }
}
