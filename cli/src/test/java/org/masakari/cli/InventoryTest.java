package org.masakari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masakari.cli.Cli.Result;
import org.masakari.cli.api.Exit;
import org.masakari.protocol.api.HostDocument;
import org.masakari.protocol.api.SegmentDocument;

class InventoryTest {
    private static final SegmentDocument AZ1 = Samples.segment(1, "az1");
    private static final SegmentDocument AZ2 = Samples.segment(2, "az2");
    private static final HostDocument HOST1 = Samples.host(11, "compute1", AZ1);
    private static final HostDocument HOST2 = Samples.host(12, "compute2", AZ2);
    private static final String SEGMENTS = "/v1/segments";
    private static final String HOSTS1 = SEGMENTS + "/" + AZ1.uuid() + "/hosts";
    private static final String HOSTS2 = SEGMENTS + "/" + AZ2.uuid() + "/hosts";

    private final FakeController controller =
            new FakeController()
                    .on("GET " + SEGMENTS, "segments", List.of(AZ1, AZ2))
                    .on("GET " + HOSTS1, "hosts", List.of(HOST1))
                    .on("GET " + HOSTS2, "hosts", List.of(HOST2));

    @AfterEach
    void close() {
        controller.close();
    }

    @Test
    void segmentsAreListed() {
        Result result = run("segment list");

        assertThat(result.out().lines())
                .containsExactly(
                        "NAME  UUID                                  RECOVERY METHOD  SERVICE TYPE"
                                + "  ENABLED  ONLY OPTED IN  DESCRIPTION",
                        "az1   00000000-0000-4000-8000-000000000001  auto             compute     "
                                + "  true     false          -",
                        "az2   00000000-0000-4000-8000-000000000002  auto             compute     "
                                + "  true     false          -");
    }

    @ParameterizedTest
    @CsvSource({"az2", "00000000-0000-4000-8000-000000000002"})
    void aSegmentIsFoundByNameAndByUuid(String given) {
        Result result = run("segment show " + given + " -o value");

        assertThat(result.out().lines())
                .startsWith("00000000-0000-4000-8000-000000000002", "az2", "", "auto");
    }

    @Test
    void jsonIsTheDocumentOfTheApi() {
        controller.on("GET " + SEGMENTS, 200, Map.of("segments", List.of(AZ1)));

        Result result = run("segment show az1 -o json");

        assertThat(result.out()).contains("\"service_type\" : \"compute\"", "\"deleted\" : false");
    }

    @Test
    void yamlIsTheSameDocument() {
        Result result = run("segment show az1 -o yaml");

        assertThat(result.out())
                .contains("service_type: compute\n", "deleted: false\n", "created_at: '2026-");
    }

    @Test
    void aListIsAnArrayInYaml() {
        Result result = run("segment list -o yaml");

        assertThat(result.out()).startsWith("- ").contains("name: az1\n", "name: az2\n");
    }

    @Test
    void csvHasTheNamesOfTheApi() {
        Result result = run("host list az1 --output csv");

        assertThat(result.out().lines())
                .containsExactly(
                        "name,uuid,segment,reserved,on_maintenance,type",
                        "compute1," + HOST1.uuid() + ",az1,false,false,compute");
    }

    @Test
    void anUnknownSegmentIsNotFound() {
        Result result = run("segment show az9");

        assertThat(result.exit()).isEqualTo(Exit.NOT_FOUND);
        assertThat(result.err().lines())
                .containsExactly(
                        "masakari: there is no segment \"az9\"",
                        "  likely cause: a mistyped name, or it was removed",
                        "  done so far:  nothing was changed",
                        "  what to do:   see \"masakari segment list\"");
    }

    @Test
    void aSegmentIsCreatedWithTheDefaults() {
        controller.on("POST " + SEGMENTS, 201, Map.of("segment", AZ1));

        Result result = run("segment create az1");

        assertThat(result.exit()).isEqualTo(Exit.OK);
        assertThat(sent())
                .isEqualTo(
                        "POST /v1/segments {\"segment\":{\"name\":\"az1\",\"recovery_method\":\"auto\","
                                + "\"service_type\":\"compute\",\"enabled\":true}}");
    }

    @Test
    void aSegmentIsCreatedAsAsked() {
        controller.on("POST " + SEGMENTS, 201, Map.of("segment", AZ1));

        run("segment create az1 --recovery-method reserved_host --description row-A --disabled");

        assertThat(sent())
                .contains(
                        "\"recovery_method\":\"reserved_host\"",
                        "\"description\":\"row-A\"",
                        "\"enabled\":false");
    }

    @Test
    void aNameThatIsInUseIsAConflict() {
        controller.refuses("POST " + SEGMENTS, 409, "a segment named az1 exists");

        Result result = run("segment create az1");

        assertThat(result.exit()).isEqualTo(Exit.CONFLICT);
        assertThat(result.err()).contains("the controller refused: a segment named az1 exists");
    }

    @Test
    void aRefusedValueIsToldInTheControllersWords() {
        controller.refuses("POST " + SEGMENTS, 400, "name: 1 to 255 printable characters");

        Result result = run("segment create az1");

        assertThat(result.exit()).isEqualTo(Exit.FAILED);
        assertThat(result.err()).contains("name: 1 to 255 printable characters");
    }

    @ParameterizedTest
    @CsvSource({"--disabled, false", "--no-disabled, true"})
    void aSegmentIsDisabledAndEnabled(String option, boolean enabled) {
        controller.on("PUT " + SEGMENTS + "/" + AZ1.uuid(), "segment", AZ1);

        run("segment update az1 " + option);

        assertThat(sent()).endsWith("{\"segment\":{\"enabled\":" + enabled + "}}");
    }

    @ParameterizedTest
    @CsvSource({"--trust-monitors, true", "--no-trust-monitors, false"})
    void aSegmentsMonitorsAreTrustedAndNoLonger(String option, boolean trusted) {
        controller.on("PUT " + SEGMENTS + "/" + AZ1.uuid(), "segment", AZ1);

        run("segment update az1 " + option);

        assertThat(sent()).endsWith("{\"segment\":{\"trust_monitors\":" + trusted + "}}");
    }

    @Test
    void aSegmentIsCreatedWhoseMonitorsAreTrusted() {
        controller.on("POST " + SEGMENTS, 201, Map.of("segment", AZ1));

        run("segment create az1 --trust-monitors");

        assertThat(sent()).contains("\"trust_monitors\":true");
    }

    @ParameterizedTest
    @CsvSource({"--only-opted-in, true", "--no-only-opted-in, false"})
    void aSegmentIsLimitedToOptedInInstancesAndNoLonger(String option, boolean limited) {
        controller.on("PUT " + SEGMENTS + "/" + AZ1.uuid(), "segment", AZ1);

        run("segment update az1 " + option);

        assertThat(sent()).endsWith("{\"segment\":{\"only_opted_in\":" + limited + "}}");
    }

    @Test
    void aSegmentIsCreatedWhoseInstancesHaveToOptIn() {
        controller.on("POST " + SEGMENTS, 201, Map.of("segment", AZ1));

        run("segment create az1 --only-opted-in");

        assertThat(sent()).contains("\"only_opted_in\":true");
    }

    @Test
    void ourOwnVersionOfTheApiIsAskedFor() {
        run("segment list");

        assertThat(controller.versions()).containsOnly("instance-ha 1.1000");
    }

    @Test
    void aSegmentIsDeleted() {
        controller.on("DELETE " + SEGMENTS + "/" + AZ2.uuid(), 204, "");

        Result result = run("segment delete az2");

        assertThat(result).isEqualTo(new Result(Exit.OK, "", ""));
        assertThat(sent()).startsWith("DELETE ");
    }

    @Test
    void theHostsOfAllSegmentsAreListed() {
        Result result = run("host list -o value");

        assertThat(result.out().lines())
                .containsExactly(
                        "compute1\t" + HOST1.uuid() + "\taz1\tfalse\tfalse\tcompute",
                        "compute2\t" + HOST2.uuid() + "\taz2\tfalse\tfalse\tcompute");
    }

    @ParameterizedTest
    @CsvSource({"compute2", "00000000-0000-4000-8000-00000000000c"})
    void aHostIsFoundInWhicheverSegmentItIs(String given) {
        Result result = run("host show " + given);

        assertThat(result.out().lines())
                .contains("name                 compute2", "segment              az2");
    }

    @Test
    void anUnknownHostIsNotFound() {
        assertThat(run("host delete compute9").exit()).isEqualTo(Exit.NOT_FOUND);
    }

    @Test
    void aReservedHostIsCreated() {
        controller.on("POST " + HOSTS1, 201, Map.of("host", HOST1));

        Result result = run("host create az1 compute1 --reserved");

        assertThat(result.err()).isEmpty();
        assertThat(sent())
                .isEqualTo(
                        "POST "
                                + HOSTS1
                                + " {\"host\":{\"name\":\"compute1\",\"type\":\"compute\","
                                + "\"control_attributes\":\"none\",\"reserved\":true,"
                                + "\"on_maintenance\":false}}");
    }

    @ParameterizedTest
    @CsvSource({
        "--reserved, '\"reserved\":true'",
        "--no-reserved, '\"reserved\":false'",
        "--on-maintenance, '\"on_maintenance\":true'",
        "--no-on-maintenance, '\"on_maintenance\":false'"
    })
    void onlyWhatIsGivenOfAHostIsChanged(String option, String property) {
        controller.on("PUT " + HOSTS1 + "/" + HOST1.uuid(), "host", HOST1);

        run("host update compute1 " + option);

        assertThat(sent()).endsWith(" {\"host\":{" + property + "}}");
    }

    private Result run(String line) {
        return Cli.of(controller).run(line.split(" "));
    }

    private String sent() {
        return controller.received().get(controller.received().size() - 1);
    }
}
