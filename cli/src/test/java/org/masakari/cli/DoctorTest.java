package org.masakari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masakari.cli.Cli.Result;
import org.masakari.cli.api.Exit;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.DiagnosisDocument;
import org.masakari.protocol.api.DiagnosisDocument.Certificate;
import org.masakari.protocol.api.DiagnosisDocument.ComputeService;
import org.masakari.protocol.api.DiagnosisDocument.Database;
import org.masakari.protocol.api.DiagnosisDocument.Keystone;
import org.masakari.protocol.api.DiagnosisDocument.Nova;
import org.masakari.protocol.api.DiagnosisDocument.Report;
import org.masakari.protocol.api.HostDocument;
import org.masakari.protocol.api.PauseDocument;
import org.masakari.protocol.api.SegmentDocument;
import org.masakari.protocol.json.Json;

/** What the controllers tell, on a machine that is no cluster node. */
class DoctorTest {
    private static final String DIAGNOSIS = "GET /v1/diagnosis";
    private static final Database DATABASE = new Database(null, 2L, 3L, "7", 0, 1, 0);
    private static final Keystone KEYSTONE = new Keystone(null, 20L, "masakari", Set.of("admin"));
    private static final SegmentDocument RACK = Samples.segment(1, "rack1");
    private static final String HOSTS = "GET /v1/segments/" + RACK.uuid() + "/hosts";

    private final FakeController controller = new FakeController();
    private final FakeController second = new FakeController();

    @BeforeEach
    void healthy() {
        controller
                .on(DIAGNOSIS, "diagnosis", diagnosis(DATABASE, nova(service("compute1"))))
                .on("GET /v1/segments", "segments", List.of(RACK))
                .on(HOSTS, "hosts", List.of(Samples.host(2, "compute1", RACK)))
                .on("GET /v1/pauses", "pauses", List.of())
                .on("GET /v1/recoveries?limit=500", "recoveries", List.of());
    }

    @AfterEach
    void close() {
        controller.close();
        second.close();
    }

    private static ComputeService service(String host) {
        return new ComputeService(new HostName(host), true, null, true, false);
    }

    private static Nova nova(ComputeService... services) {
        return new Nova(null, 40L, "2.59", 0L, true, List.of(services));
    }

    private static DiagnosisDocument diagnosis(Database database, Nova nova) {
        return diagnosis("0.1.0", Map.of(), database, nova, null);
    }

    private static DiagnosisDocument diagnosis(
            String version,
            Map<String, String> problems,
            Database database,
            Nova nova,
            @Nullable Certificate certificate) {
        return new DiagnosisDocument(
                "c1",
                version,
                Samples.OPENED,
                problems,
                database,
                KEYSTONE,
                nova,
                certificate,
                List.of(
                        new Report(
                                "COMPUTE_HOST",
                                new HostName("compute1"),
                                Samples.OPENED.minus(Duration.ofMinutes(5)))));
    }

    private Result run(String... options) {
        String[] words = new String[options.length + 1];
        words[0] = "doctor";
        System.arraycopy(options, 0, words, 1, options.length);
        return Cli.of(controller).run(words);
    }

    /** The line of {@code check} that is not ok, as {@code verdict found}. */
    private String line(String check) throws Exception {
        JsonNode lines = Json.lenient().readTree(run("-o", "json").out());
        for (JsonNode line : lines) {
            if (line.path("check").asText().equals(check)
                    && !line.path("verdict").asText().equals("ok")) {
                return line.path("verdict").asText() + " " + line.path("found").asText();
            }
        }
        throw new AssertionError(check + " is not in " + lines);
    }

    private String about(String part) {
        return "controller " + controller.url().substring("http://".length()) + ": " + part;
    }

    private void says(DiagnosisDocument diagnosis) {
        controller.nowOn(DIAGNOSIS, "diagnosis", diagnosis);
    }

    @Test
    void whereNothingFailsTheExitCodeIsZeroAndWhatCannotBeSeenIsSaid() {
        Result result = run();

        assertThat(result.exit()).as(result.out()).isEqualTo(Exit.OK);
        assertThat(result.out())
                .contains("not checked  pacemaker")
                .contains("because no Pacemaker answers here")
                .contains("segment rack1")
                .contains("1 hosts, method auto, 0 reserves free")
                .contains("1 compute services, microversion 2.59, may force down, 40 ms")
                .contains("of compute1, 5 min ago");
    }

    @Test
    void aFailIsToldWithItsMeaningAndWhatToDoAndTheExitCodeIsOne() {
        says(diagnosis(new Database(null, 2L, 3L, "7", 0, 2, 0), nova(service("compute1"))));

        Result result = run();

        assertThat(result.exit()).isEqualTo(Exit.FAILED);
        assertThat(result.out())
                .contains("innodb_flush_log_at_trx_commit = 2, and no Galera")
                .contains("means: a report that was accepted is lost")
                .contains("to do: set innodb_flush_log_at_trx_commit = 1");
    }

    @Test
    void aGaleraClusterKeepsWhatItsNodesHaveTogether() {
        says(diagnosis(new Database(null, 2L, 3L, "7", 0, 2, 3), nova(service("compute1"))));

        assertThat(run().exit()).isEqualTo(Exit.OK);
    }

    @Test
    void aControllerThatIsNotReadyFailsWithWhatIsMissing() throws Exception {
        says(
                diagnosis(
                        "0.1.0",
                        Map.of("nova", "connection refused"),
                        DATABASE,
                        nova(service("compute1")),
                        null));

        assertThat(line("controller " + controller.url().substring(7)))
                .isEqualTo("fail not ready: {nova=connection refused}");
    }

    @Test
    void eachControllerIsAskedAndOneThatDoesNotAnswerFails() {
        second.close();

        Result result =
                Cli.in(Map.of("MASAKARI_URL", second.url() + "," + controller.url())).run("doctor");

        assertThat(result.exit()).isEqualTo(Exit.FAILED);
        assertThat(result.out()).contains("segment rack1").contains(second.url().substring(7));
    }

    @Test
    void controllersOfTwoVersionsWarn() {
        second.on(
                DIAGNOSIS,
                "diagnosis",
                diagnosis("0.2.0", Map.of(), DATABASE, nova(service("compute1")), null));

        Result result =
                Cli.in(Map.of("MASAKARI_URL", controller.url() + "," + second.url()))
                        .run("doctor", "-o", "value");

        assertThat(result.out()).contains("warn\tcontrollers' version\t");
        assertThat(result.exit()).isEqualTo(Exit.OK);
    }

    @Test
    void whereNoControllerAnswersTheSegmentsAreNotChecked() {
        controller.close();

        Result result = run("-o", "value");

        assertThat(result.out()).contains("not checked\tsegments, pauses, recoveries and names\t");
        assertThat(result.exit()).isEqualTo(Exit.FAILED);
    }

    @Test
    void aControllerThatWantsATokenIsNotCheckedAndSaysWhatToSet() {
        FakeController closed = second.refuses(DIAGNOSIS, 401, "a token is needed");

        Result result = Cli.of(closed).run("doctor");

        assertThat(result.out()).contains("to do: set OS_AUTH_URL").doesNotContain("fail ");
    }

    @Test
    void aDiagnosisThatSomebodyElseHasAskedForIsWaitedFor() {
        second.refuses(DIAGNOSIS, 429, "another diagnosis is being made")
                .on(DIAGNOSIS, "diagnosis", diagnosis(DATABASE, nova(service("compute1"))));

        Result result = Cli.of(second).run("doctor", "-o", "value");

        assertThat(result.out()).contains("\tready\t");
    }

    @Test
    void anAccountWithoutTheRoleThatNovaAsksForIsToldAsNotChecked() throws Exception {
        DiagnosisDocument told = diagnosis(DATABASE, nova(service("compute1")));
        says(
                new DiagnosisDocument(
                        told.controller(),
                        told.version(),
                        told.time(),
                        told.problems(),
                        told.database(),
                        new Keystone(null, 20L, "masakari", Set.of("member")),
                        told.nova(),
                        null,
                        List.of()));

        assertThat(line(about("right to evacuate"))).startsWith("not checked because");
    }

    @Test
    void aSchemaThatIsTooOldFails() throws Exception {
        says(diagnosis(new Database(null, 2L, 3L, "5", 2, 1, 0), nova(service("compute1"))));

        assertThat(line(about("database"))).isEqualTo("fail 2 schema migrations are missing");
    }

    @Test
    void clocksThatDifferWarn() throws Exception {
        says(diagnosis(new Database(null, 2L, 90_000L, "7", 0, 1, 0), nova(service("compute1"))));

        assertThat(line(about("database")))
                .isEqualTo("warn its clock differs by 90000 ms from the controller's");
    }

    @Test
    void anAccountThatMayNotForceDownFails() throws Exception {
        says(
                diagnosis(
                        DATABASE,
                        new Nova(null, 40L, "2.59", 0L, false, List.of(service("compute1")))));

        assertThat(line(about("nova")))
                .isEqualTo("fail the account may not force a compute service down");
    }

    @Test
    void aRightThatCannotBeToldIsNotChecked() throws Exception {
        says(
                diagnosis(
                        DATABASE,
                        new Nova(null, 40L, "2.59", 0L, null, List.of(service("compute1")))));

        assertThat(line(about("right to force down"))).startsWith("not checked because");
    }

    @Test
    void aNovaThatDoesNotAnswerFailsInItsWords() throws Exception {
        says(diagnosis(DATABASE, Nova.failed("no answer within 8 s")));

        assertThat(line(about("nova"))).isEqualTo("fail no answer within 8 s");
        assertThat(line("names")).startsWith("not checked because Pacemaker was not seen");
    }

    @Test
    void aCertificateThatEndsSoonWarnsAndOneThatHasEndedFails() throws Exception {
        Instant soon = Samples.OPENED.plus(Duration.ofDays(3));
        says(
                diagnosis(
                        "0.1.0",
                        Map.of(),
                        DATABASE,
                        nova(service("compute1")),
                        new Certificate("CN=c1", soon)));
        assertThat(line(about("certificate"))).startsWith("warn CN=c1");

        says(
                diagnosis(
                        "0.1.0",
                        Map.of(),
                        DATABASE,
                        nova(service("compute1")),
                        new Certificate("CN=c1", Samples.OPENED.minusSeconds(1))));
        assertThat(line(about("certificate"))).startsWith("fail CN=c1");
    }

    @Test
    void aProtectedHostThatNovaDoesNotKnowFailsAndItsOtherNameIsShown() throws Exception {
        says(diagnosis(DATABASE, nova(service("compute1.example.org"))));

        assertThat(line("host compute1"))
                .isEqualTo(
                        "fail Nova has no compute service of that name; it has"
                                + " compute1.example.org");
    }

    @Test
    void aHostInNoSegmentWarns() throws Exception {
        says(diagnosis(DATABASE, nova(service("compute1"), service("compute2"))));

        assertThat(line("host compute2")).isEqualTo("warn it is in no segment");
    }

    @Test
    void aSegmentOfReservedHostsWithoutAnyLeftFails() throws Exception {
        JsonNode segment =
                ((ObjectNode) Json.strict().valueToTree(RACK))
                        .put("recovery_method", "reserved_host");
        controller.nowOn("GET /v1/segments", "segments", List.of(segment));

        assertThat(line("segment rack1"))
                .isEqualTo("fail 1 hosts, method reserved_host, 0 reserves free");
    }

    @Test
    void aReserveThatIsInTheOperatorsHandsIsNone() throws Exception {
        JsonNode segment =
                ((ObjectNode) Json.strict().valueToTree(RACK))
                        .put("recovery_method", "rh_priority");
        JsonNode reserve =
                ((ObjectNode) Json.strict().valueToTree(Samples.host(3, "compute9", RACK)))
                        .put("reserved", true)
                        .put("on_maintenance", true);
        HostDocument host = Samples.host(2, "compute1", RACK);
        controller
                .nowOn("GET /v1/segments", "segments", List.of(segment))
                .nowOn(HOSTS, "hosts", List.of(host, reserve));

        assertThat(line("segment rack1")).startsWith("warn 1 hosts, method rh_priority, 0");
    }

    @Test
    void aPauseFailsWithItsOperatorAndSince() throws Exception {
        controller.nowOn(
                "GET /v1/pauses",
                "pauses",
                List.of(new PauseDocument(null, "alice", "new network", Samples.OPENED)));

        assertThat(line("pause"))
                .isEqualTo(
                        "fail all segments since 2026-11-22T10:00:00.250Z by alice: new network");
    }

    @Test
    void aRecoveryThatIsHeldFails() throws Exception {
        controller.nowOn(
                "GET /v1/recoveries?limit=500",
                "recoveries",
                List.of(
                        Samples.recovery(
                                Samples.RECOVERY, "recovery", "held", null, List.of(), List.of())));

        assertThat(line("recovery of compute1")).startsWith("fail held");
    }

    @Test
    void aHostThatHasFailedAndIsNotBackWarns() throws Exception {
        JsonNode host =
                ((ObjectNode) Json.strict().valueToTree(Samples.host(2, "compute1", RACK)))
                        .put("incident_uuid", Samples.id(9).toString());
        controller.nowOn(HOSTS, "hosts", List.of(host));

        assertThat(line("host compute1")).startsWith("warn has failed, and is not back");
    }

    @Test
    void aServiceThatIsForcedDownForNoIncidentFails() throws Exception {
        says(
                diagnosis(
                        DATABASE,
                        nova(
                                new ComputeService(
                                        new HostName("compute1"), true, null, false, true))));

        assertThat(line("nova-compute of compute1"))
                .isEqualTo("fail forced down, without an open incident");
    }

    @Test
    void withoutAnySegmentNothingIsProtected() throws Exception {
        controller.nowOn("GET /v1/segments", "segments", List.of());

        assertThat(line("segments")).isEqualTo("fail there are none");
    }
}
