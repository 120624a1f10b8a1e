package org.masakari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masakari.cli.Cli.Result;
import org.masakari.cli.api.Exit;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.api.PlanDocument;
import org.masakari.protocol.api.PlanDocument.Gate;
import org.masakari.protocol.api.PlanDocument.Host;
import org.masakari.protocol.api.PlanDocument.Instance;
import org.masakari.protocol.api.PlanDocument.Verdict;
import org.masakari.protocol.segment.RecoveryMethod;

class PlanTest {
    private static final HostName COMPUTE2 = new HostName("compute2");
    private static final Gate PAUSED =
            new Gate("pause", "alice has paused rack1. \"masakari resume\" lets it go on");
    private static final Instance MOVES =
            new Instance(
                    id(1),
                    "web",
                    "active",
                    7,
                    Verdict.MOVES,
                    "any host",
                    COMPUTE2,
                    null,
                    null,
                    Map.of("VCPU", 2L),
                    Collections.emptySortedSet());
    private static final Instance UNJUDGED =
            new Instance(
                    id(2),
                    "db",
                    "paused",
                    0,
                    Verdict.MOVES,
                    "any host",
                    null,
                    "not told",
                    "it starts anew",
                    Map.of(),
                    Collections.emptySortedSet());
    private static final Instance STAYS =
            new Instance(
                    id(3),
                    "test",
                    "active",
                    0,
                    Verdict.STAYS,
                    null,
                    null,
                    "its metadata says HA-Enabled=OFF",
                    null,
                    Map.of(),
                    Collections.emptySortedSet());
    private static final Instance FAILS =
            new Instance(
                    id(4),
                    "big",
                    "active",
                    0,
                    Verdict.FAILS,
                    "any host",
                    null,
                    "no room",
                    null,
                    Map.of(),
                    Collections.emptySortedSet());

    private final FakeController controller = new FakeController();

    @AfterEach
    void close() {
        controller.close();
    }

    private static InstanceId id(int number) {
        return new InstanceId(Samples.id(number));
    }

    static PlanDocument plan(List<Gate> gates, Instance... instances) {
        return new PlanDocument(
                Samples.COMPUTE1,
                "rack1",
                RecoveryMethod.AUTO,
                Samples.OPENED,
                List.of(instances),
                List.of(),
                gates,
                List.of(
                        new Host(
                                COMPUTE2,
                                "az1",
                                false,
                                Map.of("VCPU", 4L, "MEMORY_MB", 512L),
                                Map.of("VCPU", 2L, "MEMORY_MB", 512L))),
                List.of("evidence: assumed"));
    }

    private Result run(PlanDocument plan, String line) {
        controller.on("GET /v1/plans/compute1", "plan", plan);
        return Cli.of(controller).run(line.split(" ", -1));
    }

    @Test
    void eachInstanceIsShownInOrderWithWhatBecomesOfIt() {
        Result result = run(plan(List.of(), MOVES, UNJUDGED, STAYS), "plan compute1 -o csv");

        assertThat(result.out().lines())
                .containsExactly(
                        "instance,name,state,priority,verdict,target,destination,reason",
                        Samples.id(1) + ",web,active,7,moves,any host,compute2,",
                        Samples.id(2) + ",db,paused,0,moves,any host,,not told; it starts anew",
                        Samples.id(3) + ",test,active,0,stays,,,its metadata says HA-Enabled=OFF");
        assertThat(result.exit()).isEqualTo(Exit.OK);
    }

    @Test
    void aPersonIsToldWhatItComesToAndWhatWasNotJudged() {
        Result result = run(plan(List.of(), MOVES, UNJUDGED, STAYS), "plan compute1");

        assertThat(result.out())
                .contains(
                        "if compute1 failed now: 2 would move (room for 1 not judged), 1 would"
                                + " stay, 0 would find no place\n",
                        "no gate would hold it\n",
                        "512 MEMORY_MB, 4 VCPU",
                        "not judged:\n  evidence: assumed\n");
        assertThat(result.out().indexOf("web")).isLessThan(result.out().indexOf("if compute1"));
    }

    @Test
    void whatFindsNoPlaceIsAFailure() {
        Result result = run(plan(List.of(), MOVES, FAILS), "plan compute1");

        assertThat(result.out()).contains("1 would find no place\n", "no room");
        assertThat(result.exit()).isEqualTo(Exit.FAILED);
    }

    @Test
    void aGateThatHoldsIsAConflictWhateverElseThereIs() {
        Result result = run(plan(List.of(PAUSED), MOVES, FAILS), "plan compute1");

        assertThat(result.out())
                .contains("pause  alice has paused rack1. \"masakari resume\" lets it go on\n")
                .doesNotContain("no gate");
        assertThat(result.exit()).isEqualTo(Exit.CONFLICT);
    }

    @Test
    void programsGetTheWholePlan() {
        Result result = run(plan(List.of(PAUSED), MOVES), "plan compute1 -o json");

        assertThat(result.out())
                .contains("\"recovery_method\" : \"auto\"", "\"gate\" : \"pause\"", "\"left\"");
        assertThat(result.exit()).isEqualTo(Exit.CONFLICT);
    }

    @Test
    void anEmptyHostHasNothingToLose() {
        Result result = run(plan(List.of()), "plan compute1");

        assertThat(result.out()).startsWith("if compute1 failed now: 0 would move, ");
        assertThat(result.exit()).isEqualTo(Exit.OK);
    }

    @Test
    void aHostOfNoSegmentIsNotFound() {
        controller.refuses("GET /v1/plans/compute9", 404, "no failover segment has a host");

        Result result = Cli.of(controller).run("plan", "compute9");

        assertThat(result.exit()).isEqualTo(Exit.NOT_FOUND);
        assertThat(result.err()).contains("no failover segment has a host");
    }

    @Test
    void aNovaThatDoesNotAnswerIsNoPlan() {
        controller.refuses("GET /v1/plans/compute1", 503, "no plan of compute1: no answer");

        Result result = Cli.of(controller).run("plan", "compute1");

        assertThat(result.exit()).isEqualTo(Exit.UNREACHABLE);
        assertThat(result.err()).contains("no plan of compute1");
    }

    @Test
    void theHelpTeaches() {
        Result result = Cli.of(controller).run("plan", "--help");

        assertThat(result.out()).contains("masakari plan compute1", "4   a gate would hold");
    }
}
