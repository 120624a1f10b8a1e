package org.masakari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masakari.cli.Cli.Result;
import org.masakari.cli.api.Exit;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.HostDocument;
import org.masakari.protocol.api.SegmentDocument;
import org.masakari.protocol.segment.RecoveryMethod;

/** One fake server is Keystone and OpenStack Masakari, the other one our controller. */
class ImportTest {
    private static final String THEIRS = Samples.id(101).toString();
    private static final SegmentDocument AZ1 = Samples.segment(1, "az1");
    private static final SegmentDocument AZ2 = Samples.segment(2, "az2");
    private static final String SEGMENTS = "/v1/segments";
    private static final String HOSTS1 = SEGMENTS + "/" + AZ1.uuid() + "/hosts";
    private static final String HOSTS2 = SEGMENTS + "/" + AZ2.uuid() + "/hosts";

    private final FakeController other =
            new FakeController().issues("POST /v3/auth/tokens", "admins");
    private final FakeController ours = new FakeController();
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void theirsHasTwoHosts() {
        environment.putAll(
                Map.of(
                        "MASAKARI_URL", ours.url(),
                        "OS_AUTH_URL", other.url(),
                        "OS_USERNAME", "admin",
                        "OS_PASSWORD", "secret",
                        "OS_PROJECT_NAME", "admin"));
        pages(SEGMENTS, "segments", List.of(segment(Map.of("enabled", true))));
        pages(
                SEGMENTS + "/" + THEIRS + "/hosts",
                "hosts",
                List.of(host(112, "compute2", true), host(111, "compute1", false)));
    }

    @AfterEach
    void close() {
        other.close();
        ours.close();
    }

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
    void theNewestVersionOfItsApiIsAskedForWithAToken() {
        oursIsEmpty();

        run();

        assertThat(other.versions().get(1)).isEqualTo("instance-ha latest");
        assertThat(other.tokens().get(1)).isEqualTo("admins");
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
    void anApiTooOldToTellMeansEnabled() {
        pages(SEGMENTS, "segments", List.of(segment(Map.of())));
        oursIsEmpty();

        run();

        assertThat(changes().get(0)).contains("\"enabled\":true");
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
    void theCatalogSaysWhereItIs() {
        oursIsEmpty();
        Map<String, String> endpoint =
                Map.of(
                        "interface", "public",
                        "region_id", "RegionOne",
                        "url", other.url() + "/v1/p1");
        other.on(
                "GET /v3/auth/catalog",
                "catalog",
                List.of(Map.of("type", "instance-ha", "endpoints", List.of(endpoint))));
        pages("/v1/p1/segments", "segments", List.of(segment(Map.of())));
        pages(
                "/v1/p1/segments/" + THEIRS + "/hosts",
                "hosts",
                List.of(host(111, "compute1", false)));

        Result result = Cli.in(environment).run("import", "--from-openstack-masakari");

        assertThat(result.exit()).as(result.err()).isEqualTo(Exit.OK);
        assertThat(changes()).hasSize(2);
    }

    @Test
    void aCatalogWithoutItIsTold() {
        other.on("GET /v3/auth/catalog", "catalog", List.of());

        Result result = Cli.in(environment).run("import", "--from-openstack-masakari");

        assertThat(result.exit()).isEqualTo(Exit.NOT_FOUND);
        assertThat(result.err()).contains("no public endpoint of type instance-ha");
    }

    @Test
    void oursIsNotImportedFromItself() {
        ours.on("GET " + SEGMENTS, "segments", List.of(Samples.segment(101, "az1")))
                .on("GET " + SEGMENTS + "/" + THEIRS + "/hosts", "hosts", List.of());

        Result result = run();

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.err()).contains("is this one", "--source-url");
        assertThat(changes()).isEmpty();
    }

    @Test
    void aServerThatKnowsNoPagesIsNotAskedForEver() {
        String path = SEGMENTS + "?marker=1";
        FakeController endless =
                new FakeController()
                        .issues("POST /v3/auth/tokens", "admins")
                        .on("GET " + SEGMENTS, "segments", List.of(segment(Map.of())))
                        .on("GET " + path, "segments", List.of(segment(Map.of())));
        try (endless) {
            environment.put("OS_AUTH_URL", endless.url());

            Result result = from(endless);

            assertThat(result.exit()).isEqualTo(Exit.FAILED);
            assertThat(result.err()).contains("the same page");
        }
    }

    @Test
    void aTokenThatItDoesNotTakeIsTold() {
        FakeController strict =
                new FakeController()
                        .issues("POST /v3/auth/tokens", "observers")
                        .refuses("GET " + SEGMENTS, 403, "not allowed");
        try (strict) {
            environment.put("OS_AUTH_URL", strict.url());

            Result result = from(strict);

            assertThat(result.exit()).isEqualTo(Exit.FAILED);
            assertThat(result.err()).contains("the other Masakari", "(HTTP 403): not allowed");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import",
                "import --from-openstack-masakari --from-original",
                "import --from-openstack-masakari --db-host db",
                "import --from-openstack-masakari --source-url old:15868",
                "import --from-original",
                "import --from-original --db-host db",
                "import --from-original --db-host db --db-user u --hosts compute1",
                "import --from-original --source-url http://old:15868",
                "import --from-original --db-config /nowhere"
            })
    void wrongUsageAsksNobody(String line) {
        Result result = Cli.in(environment).run(line.split(" "));

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.err()).contains("what to do:");
        assertThat(ours.received()).isEmpty();
        assertThat(other.received()).isEmpty();
    }

    private Result run(String... options) {
        return from(other, options);
    }

    private Result from(FakeController source, String... options) {
        String[] line = new String[4 + options.length];
        line[0] = "import";
        line[1] = "--from-openstack-masakari";
        line[2] = "--source-url";
        line[3] = source.url();
        System.arraycopy(options, 0, line, 4, options.length);
        return Cli.in(environment).run(line);
    }

    /** The list as a server shows it that shows one entry a page, the newest first. */
    private void pages(String path, String name, List<Map<String, Object>> entries) {
        String request = "GET " + path;
        for (Map<String, Object> entry : entries) {
            other.nowOn(request, name, List.of(entry));
            request = "GET " + path + "?marker=" + entry.get("id");
        }
        other.nowOn(request, name, List.of());
    }

    private void oursIsEmpty() {
        ours.on("GET " + SEGMENTS, "segments", List.of())
                .on("POST " + SEGMENTS, 201, Map.of("segment", AZ1))
                .on("POST " + HOSTS1, 201, Map.of("host", compute(11, "compute1", false)));
    }

    private void oursHas(SegmentDocument segment, HostDocument... hosts) {
        ours.on("GET " + SEGMENTS, "segments", List.of(segment))
                .on("GET " + HOSTS1, "hosts", List.of(hosts));
    }

    private static SegmentDocument theSame() {
        return new SegmentDocument(
                1,
                AZ1.uuid(),
                "az1",
                "row A",
                "compute",
                RecoveryMethod.RESERVED_HOST,
                true,
                false,
                Samples.OPENED,
                null,
                false,
                null);
    }

    private static HostDocument compute(int number, String name, boolean reserved) {
        return new HostDocument(
                number,
                Samples.id(number),
                new HostName(name),
                "COMPUTE",
                "SSH",
                reserved,
                false,
                null,
                AZ1.uuid(),
                AZ1,
                Samples.OPENED,
                null,
                false,
                null);
    }

    private static Map<String, Object> segment(Map<String, Object> more) {
        Map<String, Object> segment = new HashMap<>(more);
        segment.putAll(
                Map.of(
                        "id", 1,
                        "uuid", THEIRS,
                        "name", "az1",
                        "description", "row A",
                        "recovery_method", "reserved_host",
                        "service_type", "compute",
                        "created_at", "2026-01-01T00:00:00.000000"));
        return segment;
    }

    private static Map<String, Object> host(int number, String name, boolean reserved) {
        return Map.of(
                "id",
                number,
                "uuid",
                Samples.id(number).toString(),
                "name",
                name,
                "type",
                "COMPUTE",
                "control_attributes",
                "SSH",
                "reserved",
                reserved,
                "on_maintenance",
                false,
                "failover_segment_id",
                THEIRS);
    }

    private static String wanted(String name, boolean reserved) {
        return "{\"name\":\"%s\",\"type\":\"COMPUTE\",\"control_attributes\":\"SSH\",\"reserved\":%s,\"on_maintenance\":false}"
                .formatted(name, reserved);
    }

    private List<String> changes() {
        return ours.received().stream().filter(request -> !request.startsWith("GET ")).toList();
    }
}
