package org.masakari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.masakari.cli.Cli.Result;
import org.masakari.cli.api.Exit;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.api.DiagnosisDocument.Database;
import org.masakari.protocol.api.PlanDocument.Gate;
import org.masakari.protocol.api.PlanDocument.Instance;
import org.masakari.protocol.api.PlanDocument.Verdict;

/** On a machine that is no cluster node, with a healthy controller. */
class DrillTest extends DoctorCase {
    private static final Gate PAUSED = new Gate("pause", "alice has paused rack1");

    private static Instance instance(Verdict verdict) {
        return new Instance(
                new InstanceId(Samples.id(1)),
                "web",
                "active",
                0,
                verdict,
                "any host",
                verdict == Verdict.MOVES ? new HostName("compute2") : null,
                null,
                null,
                Map.of(),
                Collections.emptySortedSet());
    }

    private Result drill(List<Gate> gates, Verdict verdict, String... options) {
        controller.on("GET /v1/plans/compute1", "plan", PlanTest.plan(gates, instance(verdict)));
        String[] words = new String[options.length + 2];
        words[0] = "drill";
        words[1] = "compute1";
        System.arraycopy(options, 0, words, 2, options.length);
        return Cli.of(controller).run(words);
    }

    private static String lastLine(Result result) {
        return result.out().lines().reduce("", (a, b) -> b);
    }

    @Test
    void aPlanThatHoldsAndAHealthyControllerWouldRecover() {
        Result result = drill(List.of(), Verdict.MOVES);

        assertThat(lastLine(result))
                .startsWith("If compute1 failed now, it would be recovered: 1 would move, ")
                .contains("(not checked from here: 1)");
        assertThat(result.exit()).isEqualTo(Exit.OK);
    }

    @Test
    void whatCannotBeSeenFromHereIsTold() {
        assertThat(drill(List.of(), Verdict.MOVES).out())
                .containsPattern("not checked +pacemaker +because no Pacemaker answers here");
    }

    @Test
    void aControllerWithoutItsDatabaseFails() {
        says(diagnosis(Database.failed("gone"), nova(service("compute1"))));

        Result result = drill(List.of(), Verdict.MOVES);

        assertThat(lastLine(result)).startsWith("If compute1 failed now, it might not be");
        assertThat(result.exit()).isEqualTo(Exit.FAILED);
    }

    @Test
    void aGateThatHoldsIsAConflict() {
        Result result = drill(List.of(PAUSED), Verdict.MOVES);

        assertThat(lastLine(result))
                .startsWith("If compute1 failed now, nothing would be moved: the recovery would");
        assertThat(result.exit()).isEqualTo(Exit.CONFLICT);
    }

    @Test
    void anInstanceWithoutAPlaceFails() {
        Result result = drill(List.of(), Verdict.FAILS);

        assertThat(lastLine(result))
                .contains("only in part: 0 would move", "1 would find no place");
        assertThat(result.exit()).isEqualTo(Exit.FAILED);
    }

    @Test
    void programsGetPlanChecksAndConclusion() {
        assertThat(drill(List.of(), Verdict.MOVES, "-o", "json").out())
                .contains("\"plan\" : {", "\"checks\" : [", "\"conclusion\" : \"If compute1");
    }

    @Test
    void aRealDrillIsRefusedWithoutAskingAnybody() {
        Result result = drill(List.of(), Verdict.MOVES, "--canaries", "canary", "--yes");

        assertThat(result.err())
                .contains("no real drill from here", "run it as root on a full cluster node");
        assertThat(result.exit()).isEqualTo(Exit.FAILED);
        assertThat(controller.received()).isEmpty();
    }

    @Test
    void nothingIsChanged() {
        drill(List.of(), Verdict.MOVES);

        assertThat(controller.received()).allMatch(each -> each.startsWith("GET "));
    }
}
