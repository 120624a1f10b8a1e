package org.masakari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masakari.cli.Cli.Result;
import org.masakari.cli.api.Exit;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.api.ExplanationDocument;
import org.masakari.protocol.api.ExplanationDocument.Declaration;
import org.masakari.protocol.api.ExplanationDocument.Host;
import org.masakari.protocol.api.ExplanationDocument.Instance;
import org.masakari.protocol.api.ExplanationDocument.Move;
import org.masakari.protocol.api.ExplanationDocument.Protection;
import org.masakari.protocol.api.ExplanationDocument.Seen;
import org.masakari.protocol.api.ExplanationDocument.Service;
import org.masakari.protocol.api.ExplanationDocument.Verdict;
import org.masakari.protocol.api.RecoveryDocument;
import org.masakari.protocol.api.VmMoveDocument;
import org.masakari.protocol.segment.RecoveryMethod;

class WhyTest {
    private static final UUID VM = Samples.id(201);
    private static final Protection UNPROTECTED =
            new Protection(
                    Verdict.UNPROTECTED,
                    List.of("alice has paused segment rack1", "rack1 is not enabled"),
                    List.of("masakari resume --segment rack1"));
    private static final Protection WELL =
            new Protection(Verdict.PROTECTED, List.of("it is recovered"), List.of());

    private final FakeController controller = new FakeController();

    @AfterEach
    void close() {
        controller.close();
    }

    private Result why(String word) {
        return Cli.of(controller).run("why", word);
    }

    private void tells(String word, ExplanationDocument explanation) {
        controller.on("GET /v1/explanations/" + word, "explanation", explanation);
    }

    private static Host host(
            Protection protection,
            @Nullable Service service,
            @Nullable String novaError,
            @Nullable RecoveryDocument recovery) {
        return new Host(
                Samples.COMPUTE1,
                "rack1",
                RecoveryMethod.RH_PRIORITY,
                true,
                true,
                protection,
                service,
                novaError,
                new TreeSet<>(List.of("nova-compute")),
                List.of(Samples.heldIncident()),
                recovery,
                List.of(Samples.notification()),
                List.of(
                        new Declaration(
                                Samples.OPENED,
                                "alice",
                                "acknowledgement",
                                "plugs pulled",
                                Samples.after(60_000),
                                null)));
    }

    private void tellsOfHost(RecoveryDocument recovery) {
        Service service = new Service(false, "masakari: fenced", false, true);
        tells(
                "compute1",
                new ExplanationDocument(host(UNPROTECTED, service, null, recovery), null));
    }

    private static RecoveryDocument recovery(VmMoveDocument... moves) {
        return Samples.recovery(
                Samples.RECOVERY,
                "recovery",
                "partial",
                Samples.after(9),
                List.of(moves),
                List.of());
    }

    private static Instance instance(
            Protection protection, @Nullable Seen seen, @Nullable String novaError) {
        return new Instance(
                new InstanceId(VM),
                "vm1",
                protection,
                seen,
                novaError,
                List.of(
                        new Move(
                                Samples.RECOVERY,
                                Samples.OPENED,
                                "vm1",
                                Samples.COMPUTE1,
                                new HostName("compute2"),
                                Samples.after(1000),
                                "failed",
                                "no valid host",
                                true)),
                List.of(Samples.restart(Samples.id(12), "recovered", Samples.after(500))),
                List.of());
    }

    @Test
    void aHostsTextBeginsWithWhetherItIsProtectedAndEndsWithWhatToDo() {
        tellsOfHost(recovery());

        Result result = why("compute1");

        assertThat(result.exit()).isEqualTo(Exit.OK);
        assertThat(result.out())
                .startsWith(
                        """
                        compute1 is not protected:
                          alice has paused segment rack1
                          rack1 is not enabled
                        """)
                .endsWith(
                        """

                        To do
                          masakari resume --segment rack1
                        """);
    }

    @Test
    void aHostsTextHasItsPlaceItsFailuresItsReportsAndWhatOperatorsSaid() {
        tellsOfHost(recovery());

        assertThat(why("compute1").out())
                .contains(
                        "  segment rack1, recovery method rh_priority, reserved, on maintenance\n",
                        "  nova-compute down, forced down, disabled: masakari: fenced\n",
                        "  failed processes: nova-compute\n",
                        "  2026-11-22T10:00:00.250Z, not over: off by controller2 at ",
                        "    recovery " + Samples.RECOVERY + " held: alice has paused rack1\n",
                        "  2026-11-22T10:00:00.250Z host STOPPED, told by controller3 (fencer):"
                                + " finished\n",
                        "  2026-11-22T10:00:00.250Z alice, acknowledgement until"
                                + " 2026-11-22T10:01:00.250Z: plugs pulled\n");
    }

    @Test
    void instancesThatDidNotMoveAreNamedWithTheirReasons() {
        tellsOfHost(recovery(Samples.move(1, "succeeded"), Samples.move(2, "skipped")));

        assertThat(why("compute1").out())
                .contains(
                        "  1 moved, 1 not\n  "
                                + Samples.id(202)
                                + " vm2 skipped: it was shut off\n");
    }

    @Test
    void ofManyThatDidNotMoveTheRestIsToldByTheRecovery() {
        tellsOfHost(
                recovery(
                        IntStream.rangeClosed(1, 21)
                                .mapToObj(each -> Samples.move(each, "skipped"))
                                .toArray(VmMoveDocument[]::new)));

        assertThat(why("compute1").out())
                .contains("and more: masakari recovery show " + Samples.RECOVERY)
                .doesNotContain("vm21");
    }

    @Test
    void whereNothingIsToBeDoneTheTextDoesNotSaySo() {
        tells("compute1", new ExplanationDocument(host(WELL, null, "no answer", null), null));

        assertThat(why("compute1").out())
                .startsWith("compute1 is protected:\n")
                .contains("  nova-compute: unknown: no answer\n")
                .doesNotContain("To do");
    }

    @Test
    void anInstancesTextHasItsPlaceItsMovesAndItsRestarts() {
        Instance found =
                instance(UNPROTECTED, new Seen(Samples.COMPUTE1, "active, task rebuilding"), null);
        tells(VM.toString(), new ExplanationDocument(host(WELL, null, "x", null), found));

        assertThat(why(VM.toString()).out())
                .startsWith(VM + " vm1 is not protected:\n")
                .contains(
                        "  active, task rebuilding on compute1\n",
                        "  2026-11-22T10:00:00.250Z from compute1 to compute2 failed at"
                                + " 2026-11-22T10:00:01.250Z, recovery "
                                + Samples.RECOVERY
                                + ": no valid host\n",
                        " on compute1 recovered, recovery " + Samples.id(12) + "\n",
                        "no instancemonitor has told of it")
                .endsWith("\nTo do\n  masakari resume --segment rack1\n");
    }

    @Test
    void aNovaThatDoesNotAnswerIsSaid() {
        Protection unknown = new Protection(Verdict.UNKNOWN, List.of("no answer"), List.of());
        tells("vm1", new ExplanationDocument(null, instance(unknown, null, "connection refused")));

        assertThat(why("vm1").out())
                .contains("which is unknown:\n", "Nova does not answer: connection refused\n");
    }

    @Test
    void aNameGoesIntoThePathWhole() {
        tells("web%20one%2Btwo", new ExplanationDocument(null, instance(WELL, null, null)));

        Result result = why("web one+two");

        assertThat(result.exit()).isEqualTo(Exit.OK);
        assertThat(result.out()).contains("Nova does not know it any more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"web/1", "50%"})
    void aNameThatNoPathTakesIsWrongUsage(String name) {
        Result result = why(name);

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.err()).contains("give the UUID");
        assertThat(controller.received()).isEmpty();
    }

    @Test
    void programsGetTheDocument() {
        tellsOfHost(recovery());

        assertThat(Cli.of(controller).run("why", "compute1", "-o", "json").out())
                .contains("\"verdict\" : \"unprotected\"");
        assertThat(Cli.of(controller).run("why", "compute1", "-o", "csv").out().lines())
                .containsExactly(
                        "about,verdict,because,to_do",
                        "compute1,unprotected,alice has paused segment rack1; rack1 is not"
                                + " enabled,masakari resume --segment rack1");
    }

    @Test
    void whatNobodyKnowsIsNotFound() {
        Result result = why("nobody");

        assertThat(result.exit()).isEqualTo(Exit.NOT_FOUND);
    }

    @Test
    void aNameOfSeveralInstancesIsRefusedWithTheirIds() {
        controller.refuses("GET /v1/explanations/web", 400, "ask by UUID: " + VM);

        Result result = why("web");

        assertThat(result.exit()).isEqualTo(Exit.FAILED);
        assertThat(result.err()).contains(VM.toString());
    }
}
