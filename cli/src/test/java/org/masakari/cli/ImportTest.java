package org.masakari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.masakari.cli.Cli.Result;
import org.masakari.cli.api.Exit;

/** What becomes of the segments and hosts that OpenStack Masakari has. */
class ImportTest extends ImportCase {
    @Test
    void segmentsAndHostsAreCreatedAsTheyAreThere() {
        oursIsEmpty();

        Result result = run();

        assertThat(result.exit()).as(result.err()).isEqualTo(Exit.OK);
        assertThat(changes())
                .containsExactly(
                        "POST /v1/segments {\"segment\":{\"name\":\"az1\",\"description\":\"row A\","
                                + "\"recovery_method\":\"reserved_host\",\"service_type\":\"compute\","
                                + "\"enabled\":true}}",
                        "POST " + HOSTS1 + " {\"host\":" + wanted("compute1", false) + "}",
                        "POST " + HOSTS1 + " {\"host\":" + wanted("compute2", true) + "}");
        assertThat(result.out().lines())
                .containsExactly(
                        "KIND     SEGMENT  NAME      RESULT   DETAIL",
                        "segment  az1      az1       created  -",
                        "host     az1      compute1  created  -",
                        "host     az1      compute2  created  -");
    }

    @Test
    void aDryRunChangesNothingAndShowsThePlan() {
        ours.on("GET " + SEGMENTS, "segments", List.of());

        Result result = run("--dry-run", "-o", "json");

        assertThat(result.exit()).isEqualTo(Exit.OK);
        assertThat(changes()).isEmpty();
        assertThat(result.out())
                .contains("\"name\" : \"compute2\"", "\"result\" : \"to be created\"");
    }

    @Test
    void aSecondRunChangesNothing() {
        oursHas(theSame(), compute(11, "compute1", false), compute(12, "compute2", true));

        Result result = run("-o", "value");

        assertThat(result.exit()).as(result.err()).isEqualTo(Exit.OK);
        assertThat(changes()).isEmpty();
        assertThat(result.out().lines())
                .hasSize(3)
                .allMatch(line -> line.endsWith("\talready there\t"));
    }

    @Test
    void whatDiffersIsShownAndLeftAsItIs() {
        oursHas(AZ1, compute(11, "compute1", true), compute(12, "compute2", true));

        Result result = run("-o", "value");

        assertThat(result.exit()).isEqualTo(Exit.OK);
        assertThat(changes()).isEmpty();
        assertThat(result.out())
                .contains(
                        "differs\tdescription is not set, there row A; recovery_method is auto, there"
                                + " reserved_host\n",
                        "compute1\tdiffers\treserved is true, there false\n");
        assertThat(result.err()).contains("--update");
    }

    @Test
    void whatDiffersIsChangedIfAskedFor() {
        oursHas(AZ1, compute(11, "compute1", true), compute(12, "compute2", true));
        ours.on("PUT " + SEGMENTS + "/" + AZ1.uuid(), "segment", AZ1)
                .on("PUT " + HOSTS1 + "/" + Samples.id(11), "host", compute(11, "compute1", false));

        Result result = run("--update");

        assertThat(result.exit()).as(result.err()).isEqualTo(Exit.OK);
        assertThat(changes())
                .containsExactly(
                        "PUT /v1/segments/"
                                + AZ1.uuid()
                                + " {\"segment\":{\"description\":\"row A\","
                                + "\"recovery_method\":\"reserved_host\"}}",
                        "PUT "
                                + HOSTS1
                                + "/"
                                + Samples.id(11)
                                + " {\"host\":{\"reserved\":false}}");
    }

    @Test
    void whetherASegmentIsEnabledIsNeverChanged() {
        pages(SEGMENTS, "segments", List.of(segment(Map.of("enabled", false))));
        oursHas(theSame(), compute(11, "compute1", false), compute(12, "compute2", true));

        Result result = run("--update");

        assertThat(result.exit()).isEqualTo(Exit.OK);
        assertThat(changes()).isEmpty();
    }

    @Test
    void segmentsAreCreatedDisabledForAShadow() {
        oursIsEmpty();

        run("--disabled");

        assertThat(changes().get(0)).contains("\"enabled\":false");
    }

    @Test
    void aRefusedHostIsToldAndDoesNotKeepTheNextFromIt() {
        ours.on("GET " + SEGMENTS, "segments", List.of())
                .on("POST " + SEGMENTS, 201, Map.of("segment", AZ1))
                .refuses("POST " + HOSTS1, 400, "name: compute1 is no compute host")
                .on("POST " + HOSTS1, 201, Map.of("host", compute(12, "compute2", true)));

        Result result = run("-o", "value");

        assertThat(result.exit()).isEqualTo(Exit.FAILED);
        assertThat(result.out())
                .contains("compute1\tfailed\tthe controller refused", "compute2\tcreated");
        assertThat(result.err())
                .contains("1 not imported: host compute1", "compute1 is no compute host");
    }

    @Test
    void theHostsOfARefusedSegmentAreNotTried() {
        ours.on("GET " + SEGMENTS, "segments", List.of())
                .refuses("POST " + SEGMENTS, 400, "name: too long");

        Result result = run("-o", "value");

        assertThat(result.exit()).isEqualTo(Exit.FAILED);
        assertThat(changes()).hasSize(1);
        assertThat(result.out()).contains("compute2\tnot tried\tits segment is not there");
    }

    @Test
    void aHostOfAnotherSegmentIsNotMoved() {
        ours.on("GET " + SEGMENTS, "segments", List.of(theSame(), AZ2))
                .on("GET " + HOSTS1, "hosts", List.of(compute(12, "compute2", true)))
                .on("GET " + HOSTS2, "hosts", List.of(Samples.host(13, "compute1", AZ2)));

        Result result = run("--update", "-o", "value");

        assertThat(result.exit()).isEqualTo(Exit.FAILED);
        assertThat(changes()).isEmpty();
        assertThat(result.out()).contains("compute1\tin another segment\tit is in az2");
    }

    @Test
    void aControllerThatIsGoneIsNotTriedHostByHost() {
        ours.on("GET " + SEGMENTS, "segments", List.of())
                .on("POST " + SEGMENTS, 201, Map.of("segment", AZ1))
                .refuses("POST " + HOSTS1, 503, "the database cannot be used now");

        Result result = run("-o", "value");

        assertThat(result.exit()).isEqualTo(Exit.FAILED);
        assertThat(changes()).hasSize(2);
        assertThat(result.out()).contains("compute1\tfailed", "compute2\tnot tried");
    }

    @Test
    void aHostThatTheirsHasTwiceGoesIntoTheFirstSegment() {
        String second = Samples.id(102).toString();
        Map<String, Object> az2 = new HashMap<>(segment(Map.of()));
        az2.putAll(Map.of("id", 2, "uuid", second, "name", "az2"));
        pages(SEGMENTS, "segments", List.of(segment(Map.of()), az2));
        pages(SEGMENTS + "/" + second + "/hosts", "hosts", List.of(host(113, "compute1", false)));
        ours.on("GET " + SEGMENTS, "segments", List.of());

        Result result = run("--dry-run", "-o", "value");

        assertThat(result.exit()).isEqualTo(Exit.FAILED);
        assertThat(result.out())
                .contains(
                        "az1\tcompute1\tto be created",
                        "az2\tcompute1\tin another segment\tit is in az1");
    }

    @Test
    void theHostsOfASegmentThatMayNotBeChangedNowAreImportedAllTheSame() {
        oursHas(AZ1);
        ours.refuses("PUT " + SEGMENTS + "/" + AZ1.uuid(), 409, "a host of it is being recovered")
                .on("POST " + HOSTS1, 201, Map.of("host", compute(11, "compute1", false)));

        Result result = run("--update", "-o", "value");

        assertThat(result.exit()).isEqualTo(Exit.FAILED);
        assertThat(result.out())
                .contains("az1\taz1\tfailed", "compute1\tcreated", "compute2\tcreated");
    }
}
