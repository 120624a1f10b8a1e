package org.masakari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.masakari.cli.Cli.Result;
import org.masakari.cli.api.Exit;
import org.masakari.protocol.api.DiagnosisDocument.Database;
import org.masakari.protocol.api.HostDocument;
import org.masakari.protocol.api.PauseDocument;
import org.masakari.protocol.json.Json;

/** What the controllers have stored, and what comes of all lines together. */
class DoctorTest extends DoctorCase {
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
                .refuses(DIAGNOSIS, 429, "another diagnosis is being made")
                .refuses(DIAGNOSIS, 429, "another diagnosis is being made")
                .on(DIAGNOSIS, "diagnosis", diagnosis(DATABASE, nova(service("compute1"))));

        Result result = Cli.of(second).run("doctor", "-o", "value");

        assertThat(result.out()).contains("\tready\t");
    }

    @Test
    void aControllerThatIsBusyForEverFails() {
        second.refuses(DIAGNOSIS, 429, "another diagnosis is being made");

        Result result = Cli.of(second).run("doctor", "-o", "value");

        assertThat(result.exit()).isEqualTo(Exit.FAILED);
        assertThat(result.out()).contains("another diagnosis is being made");
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
    void withoutAnySegmentNothingIsProtected() throws Exception {
        controller.nowOn("GET /v1/segments", "segments", List.of());

        assertThat(line("segments")).isEqualTo("fail there are none");
    }
}
