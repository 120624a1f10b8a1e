package org.masakari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masakari.cli.Cli.Result;
import org.masakari.cli.api.Exit;
import org.masakari.protocol.api.RecoveryDocument;

class HistoryTest {
    private static final String RECOVERIES = "GET /v1/recoveries";
    private static final RecoveryDocument WHOLE =
            Samples.recovery(
                    Samples.RECOVERY,
                    "recovery",
                    "recovered",
                    Samples.after(1234),
                    List.of(Samples.move(1, "succeeded"), Samples.move(2, "skipped")),
                    List.of(
                            Samples.step(3, "gated", "evidence accepted"),
                            Samples.stepOf(1, 310, "evacuating", "evacuate call 1"),
                            Samples.step(1234, "recovered", "1 moved, 1 skipped")));

    private final FakeController controller = new FakeController();

    @AfterEach
    void close() {
        controller.close();
    }

    @Test
    void notificationsAreListedWithWhatBecameOfThem() {
        controller.on(
                "GET /v1/notifications?limit=5", "notifications", List.of(Samples.notification()));

        Result result = run("notification list --limit 5 -o value");

        assertThat(result.out())
                .isEqualTo(
                        Samples.NOTIFICATION
                                + "\t2026-11-22T10:00:00.250Z\tCOMPUTE_HOST\tcompute1\tSTOPPED"
                                + "\tfinished\t"
                                + Samples.RECOVERY
                                + "\t\n");
    }

    @Test
    void aNotificationIsShownWithItsPayload() {
        controller.on(
                "GET /v1/notifications/" + Samples.NOTIFICATION,
                "notification",
                Samples.notification());

        Result result = run("notification show " + Samples.NOTIFICATION);

        assertThat(result.out()).contains("\"delegate\":\"controller2\"");
    }

    @Test
    void anUnknownNotificationIsNotFound() {
        assertThat(run("notification show " + Samples.id(99)).exit()).isEqualTo(Exit.NOT_FOUND);
    }

    @Test
    void recoveriesOfOneHostAreListed() {
        controller.on(
                RECOVERIES + "?limit=50",
                "recoveries",
                List.of(Samples.begun(Samples.id(70)), Samples.ended(Samples.id(71))));

        Result all = run("recovery list --host compute1 -o value");
        Result none = run("recovery list --host compute2 -o value");

        assertThat(all.out().lines())
                .containsExactly(
                        Samples.id(70)
                                + "\tcompute1\trecovery\tgated\tauto\t2026-11-22T10:00:00.250Z\t\t",
                        Samples.id(71)
                                + "\tcompute1\trecovery\trecovered\tauto"
                                + "\t2026-11-22T10:00:00.250Z\t4.000\t");
        assertThat(none.out()).isEmpty();
    }

    @Test
    void aRecoveryIsShownWithEvidenceMovesAndTimeline() {
        controller.on(RECOVERIES + "/" + Samples.RECOVERY, "recovery", WHOLE);

        Result result = run("recovery show " + Samples.RECOVERY);

        assertThat(result.out())
                .contains(
                        "phase              recovered\n",
                        "evidence           off by controller2 at 2026-11-22T10:00:00.200Z,"
                                + " reported by controller3 (fencer)\n",
                        "INSTANCE                              NAME  FROM      TO        STATUS   "
                                + "  ATTEMPTS  SECONDS  REASON\n",
                        "00000000-0000-4000-8000-0000000000c9  vm1   compute1  compute2  succeeded"
                                + "         1    1.000  -\n",
                        "00000000-0000-4000-8000-0000000000ca  vm2   compute1  -         skipped  "
                                + "         0        -  it was shut off\n",
                        "  +3 ms  gated       evidence accepted\n",
                        " +310 ms  evacuating  vm1: evacuate call 1\n",
                        "+1234 ms  recovered   1 moved, 1 skipped\n");
    }

    @Test
    void aHeldRecoveryIsTriedAgainInAnOperatorsName() {
        controller.on(
                "POST /v1/recoveries/" + Samples.RECOVERY + "/retry",
                "recovery",
                Samples.begun(Samples.id(72)));

        Result result =
                run("recovery retry " + Samples.RECOVERY + " --operator alice --reason checked");

        assertThat(result.exit()).isEqualTo(Exit.OK);
        assertThat(result.out()).contains(Samples.id(72).toString());
        assertThat(controller.received())
                .anyMatch(request -> request.contains("alice") && request.contains("checked"));
    }

    @Test
    void whatIsUnderWayIsNotTriedAgain() {
        controller.refuses(
                "POST /v1/recoveries/" + Samples.RECOVERY + "/retry",
                409,
                "it cannot be tried again: it is being restarted already");

        Result result = run("recovery retry " + Samples.RECOVERY + " --reason checked");

        assertThat(result.exit()).isEqualTo(Exit.CONFLICT);
        assertThat(result.err())
                .contains("being restarted already", "masakari recovery show " + Samples.RECOVERY);
    }

    @Test
    void aRecoveryIsNotTriedAgainWithoutAReason() {
        assertThat(run("recovery retry " + Samples.RECOVERY).exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void aRecoveryIsShownAsJsonWhole() {
        controller.on(RECOVERIES + "/" + Samples.RECOVERY, "recovery", WHOLE);

        Result result = run("recovery show -o json " + Samples.RECOVERY);

        assertThat(result.out()).startsWith("{").contains("\"moves\" : [ {", "\"steps\" : [ {");
    }

    private Result run(String line) {
        return Cli.of(controller).run(line.split(" "));
    }
}
