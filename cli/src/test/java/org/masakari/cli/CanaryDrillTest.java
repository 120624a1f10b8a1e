package org.masakari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masakari.cli.Cli.Result;
import org.masakari.cli.api.Exit;
import org.masakari.cli.plan.DrillCommand;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.api.PlanDocument;
import org.masakari.protocol.api.PlanDocument.Gate;
import org.masakari.protocol.api.PlanDocument.Instance;
import org.masakari.protocol.api.RecoveryDocument;
import org.masakari.protocol.api.VmMoveDocument;
import org.masakari.protocol.diagnosis.Verdict;
import org.masakari.protocol.json.Json;

/** A drill that fences, by a pretended Pacemaker. */
class CanaryDrillTest {
    private static final String PLAN = "GET /v1/plans/compute1";
    private static final String LIST = "GET /v1/recoveries?limit=20";
    private static final String ONE = "GET /v1/recoveries/" + Samples.RECOVERY;
    private static final String NODE = "node-of-compute1";
    private static final HostName COMPUTE2 = new HostName("compute2");
    private static final HostName COMPUTE3 = new HostName("compute3");
    private static final Instance CANARY = moving(1, COMPUTE2, "canary");
    private static final Instance SECOND = moving(2, COMPUTE2, "HA_Enabled", "canary");
    private static final Instance STRANGER = moving(3, COMPUTE2, "Canary", "other");

    private final FakeController controller = new FakeController();
    private final PretendedCluster cluster = new PretendedCluster();

    @AfterEach
    void close() {
        controller.close();
    }

    private static Instance moving(int number, HostName to, String... marks) {
        return instance(number, PlanDocument.Verdict.MOVES, to, marks);
    }

    private static Instance instance(
            int number,
            PlanDocument.Verdict verdict,
            @Nullable HostName destination,
            String... marks) {
        return new Instance(
                new InstanceId(Samples.id(200 + number)),
                "vm" + number,
                "active",
                0,
                verdict,
                "any host",
                destination,
                null,
                null,
                Map.of(),
                new TreeSet<>(List.of(marks)));
    }

    private static RecoveryDocument ended(String phase, VmMoveDocument... moves) {
        return Samples.recovery(
                Samples.RECOVERY,
                "recovery",
                phase,
                Samples.after(2200),
                List.of(moves),
                List.of(Samples.step(2200, phase, "done")));
    }

    private static RecoveryDocument bothMoved() {
        return ended("recovered", Samples.move(1, "succeeded"), Samples.move(2, "succeeded"));
    }

    private CanaryDrillTest planned(Instance... instances) {
        controller.on(PLAN, "plan", PlanTest.plan(List.of(), instances));
        return this;
    }

    private CanaryDrillTest recovering(RecoveryDocument end) {
        controller.on(LIST, "recoveries", List.of(Samples.begun(Samples.id(70))));
        controller.on(LIST, "recoveries", List.of(Samples.begun(Samples.id(70))));
        controller.on(
                LIST,
                "recoveries",
                List.of(Samples.begun(Samples.RECOVERY), Samples.begun(Samples.id(70))));
        controller.on(ONE, "recovery", end);
        return this;
    }

    private Result run(Cli cli, String... options) {
        String[] words = new String[options.length + 4];
        System.arraycopy(
                new String[] {"drill", "compute1", "--canaries", "canary"}, 0, words, 0, 4);
        System.arraycopy(options, 0, words, 4, options.length);
        return cli.run(session -> new DrillCommand(session, cluster), words);
    }

    private Result drill(String... options) {
        String[] words = new String[options.length + 1];
        words[0] = "--yes";
        System.arraycopy(options, 0, words, 1, options.length);
        return run(Cli.of(controller), words);
    }

    private JsonNode document() throws Exception {
        return Json.lenient().readTree(drill("-o", "json").out());
    }

    private void assertRefused(Result result, String why) {
        assertThat(result.err()).contains("no drill of compute1", why, "nothing was fenced");
        assertThat(result.exit()).isEqualTo(Exit.CONFLICT);
        assertThat(cluster.rebooted()).isEmpty();
    }

    private static void assertOtherwise(Result result, String why) {
        assertThat(result.out()).contains(why, "did not go as planned");
        assertThat(result.exit()).isEqualTo(Exit.FAILED);
    }

    @Test
    void canariesThatMoveAsPlannedAreAGoodDrill() {
        planned(CANARY, SECOND).recovering(bothMoved());

        Result result = drill();

        assertThat(cluster.rebooted()).containsExactly(NODE);
        assertThat(result.out())
                .containsPattern("vm1 +compute1 +compute2 +1\\.050 +moves to compute2 +yes")
                .containsPattern("vm2 +compute1 +compute2 +2\\.050 +moves to compute2 +yes")
                .contains(
                        "went as planned: 2 of 2 moved, the last one after 2.050 s.",
                        "masakari why compute1");
        assertThat(result.exit()).isEqualTo(Exit.OK);
    }

    @Test
    void theControllersAreToldNothing() {
        planned(CANARY).recovering(ended("recovered", Samples.move(1, "succeeded")));

        drill();

        assertThat(controller.received()).allMatch(each -> each.startsWith("GET "));
    }

    @Test
    void programsGetOneDocumentOfAllThatWas() throws Exception {
        planned(CANARY).recovering(ended("recovered", Samples.move(1, "succeeded")));

        JsonNode document = document();

        assertThat(document.path("plan").path("instances").path(0).path("marks").path(0).asText())
                .isEqualTo("canary");
        assertThat(document.path("checks").path(0).path("verdict").asText()).isEqualTo("ok");
        assertThat(document.path("fencing").path("node").asText()).isEqualTo(NODE);
        assertThat(document.path("recovery").path("phase").asText()).isEqualTo("recovered");
        assertThat(document.path("instances").path(0).path("arrived_after_ms").asInt())
                .isEqualTo(1050);
        assertThat(document.path("conclusion").asText()).contains("went as planned");
    }

    @Test
    void anInstanceThatIsNoCanaryIsNamedAndNothingIsTouched() {
        planned(CANARY, STRANGER);

        assertRefused(drill(), "no canaries, but on it: vm3 (" + Samples.id(203) + ")");
        assertThat(controller.received()).allMatch(each -> each.startsWith("GET "));
    }

    @Test
    void anEmptyHostIsNotFenced() {
        planned();

        assertRefused(drill(), "no canary is on it that would move");
    }

    @Test
    void canariesThatAllStayAreNoDrill() {
        planned(instance(1, PlanDocument.Verdict.STAYS, null, "canary"));

        assertRefused(drill(), "no canary is on it that would move");
    }

    @Test
    void aCanaryWithoutAPlaceIsNotPutAtRisk() {
        planned(CANARY, instance(2, PlanDocument.Verdict.FAILS, null, "canary"));

        assertRefused(drill(), "no place would be found for vm2");
    }

    @Test
    void aGateThatHoldsTheRecoveryHoldsTheDrill() {
        Gate paused = new Gate("pause", "alice has paused rack1");
        controller.on(PLAN, "plan", PlanTest.plan(List.of(paused), CANARY));

        assertRefused(drill(), "held by pause: alice has paused rack1");
    }

    @Test
    void aCheckThatFailsHoldsTheDrill() {
        planned(CANARY);
        cluster.fencing(Verdict.FAIL);

        assertRefused(drill(), "checks that are fail: fence device of compute1");
    }

    @Test
    void anInstanceThatCameWhileAPersonWasAskedIsSeenBeforeTheFencing() {
        planned(CANARY).planned(CANARY, STRANGER).recovering(ended("recovered"));

        assertRefused(
                run(Cli.of(controller).typing("compute1")),
                "any more: no canaries, but on it: vm3");
    }

    @Test
    void theFencingComesRightAfterTheSecondLook() {
        planned(CANARY).recovering(ended("recovered", Samples.move(1, "succeeded")));
        AtomicLong looks = new AtomicLong();
        cluster.atReboot(
                () -> {
                    List<String> received = controller.received();
                    assertThat(received.get(received.size() - 1)).isEqualTo(PLAN);
                    looks.set(received.stream().filter(PLAN::equals).count());
                });

        drill();

        assertThat(looks).hasValue(2);
    }

    @Test
    void aPersonTypesTheHostsName() {
        planned(CANARY).recovering(ended("recovered", Samples.move(1, "succeeded")));

        Result result = run(Cli.of(controller).typing("compute1"));

        assertThat(result.err()).contains("Pacemaker will reboot " + NODE, "Type compute1: ");
        assertThat(cluster.rebooted()).containsExactly(NODE);
    }

    @ParameterizedTest(name = "typed \"{0}\"")
    @ValueSource(strings = {"yes", "compute2", ""})
    void anythingElseThatIsTypedFencesNothing(String typed) {
        planned(CANARY);

        Result result = run(Cli.of(controller).typing(typed));

        assertThat(result.err()).contains("compute1 was not fenced");
        assertThat(result.exit()).isEqualTo(Exit.FAILED);
        assertThat(cluster.rebooted()).isEmpty();
    }

    @Test
    void whereNobodyCanBeAskedItMustBeConfirmedOnTheCommandLine() {
        planned(CANARY);

        Result result = run(Cli.of(controller));

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.err()).contains("--yes");
        assertThat(controller.received()).isEmpty();
    }

    @Test
    void aMachineThatIsNoFullNodeSaysWhereToRunIt() {
        cluster.elsewhere();

        Result result = planned(CANARY).drill();

        assertThat(result.exit()).isEqualTo(Exit.FAILED);
        assertThat(result.err()).contains("run it as root on a full cluster node");
        assertThat(cluster.rebooted()).isEmpty();
    }

    @Test
    void aNodeDoesNotFenceItself() {
        cluster.onNode(NODE);

        Result result = planned(CANARY).drill();

        assertThat(result.err()).contains("run it as root on another full cluster node");
        assertThat(cluster.rebooted()).isEmpty();
    }

    @Test
    void aFencingThatFailsIsToldInPacemakersWords() {
        cluster.failing("Couldn't fence compute1: No such device");

        Result result = planned(CANARY).recovering(ended("recovered")).drill();

        assertThat(result.exit()).isEqualTo(Exit.FAILED);
        assertThat(result.err())
                .contains("Couldn't fence compute1: No such device", "stonith_admin --history");
    }

    @Test
    void aFencingThatNobodyHeardOfSaysWhereToLook() {
        controller.on(LIST, "recoveries", List.of(Samples.begun(Samples.id(70))));

        Result result = planned(CANARY).drill();

        assertThat(result.exit()).isEqualTo(Exit.FAILED);
        assertThat(result.err())
                .contains("no recovery of it has begun within 120 s", "hostmonitor.log");
    }

    @Test
    void aControllerThatRefusesAfterwardsIsNotTakenForSilence() {
        controller.on(LIST, "recoveries", List.of());
        controller.refuses(LIST, 401, "the token has expired");

        Result result = planned(CANARY).drill();

        assertThat(result.err()).contains("the token has expired").doesNotContain("has begun");
        assertThat(cluster.rebooted()).containsExactly(NODE);
    }

    @Test
    void anotherHostThanPlannedIsTheSchedulersBusiness() {
        planned(moving(1, COMPUTE3, "canary"))
                .recovering(ended("recovered", Samples.move(1, "succeeded")));

        Result result = drill();

        assertThat(result.out()).containsPattern("compute2 +1\\.050 +moves to compute3 +yes");
        assertThat(result.exit()).isEqualTo(Exit.OK);
    }

    @Test
    void aCanaryThatDidNotMoveIsAFailure() {
        planned(CANARY, SECOND)
                .recovering(
                        ended("partial", Samples.move(1, "succeeded"), Samples.move(2, "failed")));

        Result result = drill();

        assertThat(result.out())
                .containsPattern("vm2 +compute1 +- +- +moves to compute2 +no: failed")
                .contains("did not go as planned: instances that ended otherwise: 1");
        assertThat(result.exit()).isEqualTo(Exit.FAILED);
    }

    @Test
    void aCanaryThatMovedThoughItShouldHaveStayedIsAFailure() {
        planned(CANARY, instance(2, PlanDocument.Verdict.STAYS, null, "canary"))
                .recovering(bothMoved());

        assertOtherwise(drill(), "no: it should have stayed");
    }

    @Test
    void aCanaryThatStaysAsPlannedIsNoFailure() {
        planned(CANARY, instance(2, PlanDocument.Verdict.STAYS, null, "canary"))
                .recovering(
                        ended(
                                "recovered",
                                Samples.move(1, "succeeded"),
                                Samples.move(2, "skipped")));

        assertThat(drill().exit()).isEqualTo(Exit.OK);
    }

    @Test
    void anInstanceThatSlippedInIsTold() {
        planned(CANARY).recovering(bothMoved());

        assertOtherwise(drill(), "it came to the host after the last look: succeeded");
    }

    @Test
    void anInstanceThatTheRecoveryDoesNotHaveIsTold() {
        planned(CANARY, SECOND).recovering(ended("recovered", Samples.move(1, "succeeded")));

        assertOtherwise(drill(), "it was not on the host any more");
    }

    @Test
    void aReservedHostThatIsNamedIsMeant() {
        PlanDocument any = PlanTest.plan(List.of(), CANARY);
        Instance named =
                new Instance(
                        CANARY.uuid(),
                        CANARY.name(),
                        CANARY.state(),
                        0,
                        CANARY.verdict(),
                        COMPUTE3.value(),
                        COMPUTE3,
                        null,
                        null,
                        Map.of(),
                        CANARY.marks());
        controller.on(
                PLAN,
                "plan",
                new PlanDocument(
                        any.host(),
                        any.segment(),
                        any.recoveryMethod(),
                        any.plannedAt(),
                        List.of(named),
                        List.of(COMPUTE3),
                        any.gates(),
                        any.hosts(),
                        any.notJudged()));
        recovering(ended("recovered", Samples.move(1, "succeeded")));

        assertOtherwise(drill(), "it went to compute2 instead of the reserved host");
    }

    @Test
    void aRecoveryThatIsHeldIsNotAsPlanned() {
        planned(CANARY).recovering(ended("held", Samples.move(1, "pending")));

        assertOtherwise(drill(), "its recovery is held");
    }

    @Test
    void whatBelongsToARealDrillIsRefusedWithoutCanaries() {
        Result result = Cli.of(controller).run("drill", "compute1", "--yes");

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.err()).contains("--canaries");
    }

    @Test
    void theHelpSaysWhatACanaryIsAndHowToMarkOne() {
        assertThat(Cli.of(controller).run("drill", "--help").out())
                .contains(
                        "--canaries=TAG",
                        "openstack server set --property TAG=true ID",
                        "No other value counts",
                        "openstack compute service set --disable HOST nova-compute");
    }
}
