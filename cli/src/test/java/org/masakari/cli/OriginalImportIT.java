package org.masakari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masakari.cli.Cli.Result;
import org.masakari.cli.api.Exit;
import org.masakari.protocol.api.SegmentDocument;

/** The original's tables on a real MariaDB, by an account that may only read them. */
class OriginalImportIT {
    private static final String PORT1 = "226.94.1.1:5405";
    private static final SegmentDocument CREATED = Samples.segment(1, PORT1);
    private static final String HOSTS = "/v1/segments/" + CREATED.uuid() + "/hosts";

    @TempDir Path folder;

    private final OriginalDatabaseOnServer original = new OriginalDatabaseOnServer();
    private final FakeController ours = new FakeController();
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void theOriginalHasServedOneCluster() {
        environment.put("MASAKARI_URL", ours.url());
        environment.put("MASAKARI_ORIGINAL_DB_PASSWORD", OriginalDatabaseOnServer.PASSWORD);
        ours.on("GET /v1/segments", "segments", List.of())
                .on("POST /v1/segments", 201, Map.of("segment", CREATED))
                .on("POST " + HOSTS, 201, Map.of("host", Samples.host(11, "compute9", CREATED)));
        original.reserve(PORT1, "compute9", false, 2);
        original.reserve(PORT1, "compute8", true, 1);
        original.notification("rscGroup", PORT1, "compute1");
        original.notification("rscGroup", PORT1, "compute1");
        original.notification("nodeStatus", "", "compute5");
    }

    @AfterEach
    void close() {
        original.close();
        ours.close();
    }

    @Test
    void reservesAndNamedHostsAreCreatedAndTheRestIsLeftOutWithAReason() {
        Result result = run(original, "--hosts", PORT1 + "=compute1,compute2", "-o", "value");

        assertThat(result.exit()).as(result.err()).isEqualTo(Exit.OK);
        assertThat(result.out().lines())
                .containsExactly(
                        "segment\t" + PORT1 + "\t" + PORT1 + "\tcreated\t",
                        "host\t" + PORT1 + "\tcompute9\tcreated\t",
                        "host\t" + PORT1 + "\tcompute1\tcreated\t",
                        "host\t" + PORT1 + "\tcompute2\tcreated\t",
                        "host\t"
                                + PORT1
                                + "\tcompute8\tleft out\tits reserve_list entry is deleted: used,"
                                + " failed or removed; name it with --hosts if it is in the cluster");
        assertThat(ours.received())
                .contains(
                        "POST "
                                + HOSTS
                                + " {\"host\":{\"name\":\"compute9\",\"type\":\"compute\","
                                + "\"control_attributes\":\"none\",\"reserved\":true,"
                                + "\"on_maintenance\":false}}");
    }

    @Test
    void novaSaysWhichHostsTheOnlyClusterHas() {
        environment.putAll(
                Map.of(
                        "OS_AUTH_URL", ours.url(),
                        "OS_USERNAME", "admin",
                        "OS_PASSWORD", "secret",
                        "OS_PROJECT_NAME", "admin"));
        Map<String, String> nova = Map.of("interface", "public", "url", ours.url() + "/v2.1");
        ours.issues("POST /v3/auth/tokens", "admins")
                .on(
                        "GET /v3/auth/catalog",
                        "catalog",
                        List.of(Map.of("type", "compute", "endpoints", List.of(nova))))
                .on(
                        "GET /v2.1/os-services?binary=nova-compute",
                        "services",
                        List.of(Map.of("host", "compute8"), Map.of("host", "compute9")));

        Result result = run(original, "--hosts-from-nova", "--dry-run", "-o", "value");

        assertThat(result.exit()).as(result.err()).isEqualTo(Exit.OK);
        assertThat(result.out())
                .contains(
                        "compute9\tto be created", "compute8\tto be created", "compute1\tleft out");
    }

    @Test
    void aDryRunShowsWhatTheDatabaseKnowsForSureAndWhatNot() {
        Result result = run(original, "--dry-run", "-o", "value");

        assertThat(result.exit()).as(result.err()).isEqualTo(Exit.OK);
        assertThat(result.out())
                .contains(
                        "compute9\tto be created",
                        "compute8\tleft out",
                        "compute1\tleft out\ta hostmonitor has reported it")
                .doesNotContain("compute5");
        assertThat(ours.received()).allMatch(request -> request.startsWith("GET "));
    }

    @Test
    void theOriginalsOwnConfigFileSaysWhereItIs() throws IOException {
        Path config = folder.resolve("masakari-controller.conf");
        Files.writeString(
                config,
                """
                [wsgi]
                server_port = 15868
                [db]
                drivername = mysql
                host = %s
                name = %s
                user = %s
                passwd = %s
                charset = utf8
                [log]
                logging_context_format_string = %%(asctime)s.%%(msecs)03d %%(message)s
                """
                        .formatted(
                                original.host(),
                                original.name(),
                                original.reader(),
                                OriginalDatabaseOnServer.PASSWORD));
        environment.remove("MASAKARI_ORIGINAL_DB_PASSWORD");

        Result result =
                Cli.in(environment)
                        .run(
                                "import",
                                "--from-original",
                                "--db-config",
                                config.toString(),
                                "--db-port",
                                original.port(),
                                "--dry-run");

        assertThat(result.exit()).as(result.err()).isEqualTo(Exit.OK);
        assertThat(result.out()).contains("compute9");
    }

    @Test
    void aWrongPasswordIsToldWithoutShowingIt() {
        environment.put("MASAKARI_ORIGINAL_DB_PASSWORD", "guessed");

        Result result = run(original);

        assertThat(result.exit()).isEqualTo(Exit.UNREACHABLE);
        assertThat(result.err()).contains(original.name(), "--db-user").doesNotContain("guessed");
        assertThat(ours.received()).isEmpty();
    }

    @Test
    void aDatabaseOfSomethingElseIsTold() {
        try (OriginalDatabaseOnServer empty = OriginalDatabaseOnServer.withoutItsTables()) {
            Result result = run(empty);

            assertThat(result.exit()).isEqualTo(Exit.NOT_FOUND);
            assertThat(result.err()).contains("it is another database", "--db-name");
        }
    }

    private Result run(OriginalDatabaseOnServer from, String... options) {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                "import",
                                "--from-original",
                                "--db-host",
                                from.host(),
                                "--db-port",
                                from.port(),
                                "--db-name",
                                from.name(),
                                "--db-user",
                                from.reader()));
        line.addAll(Arrays.asList(options));
        return Cli.in(environment).run(line.toArray(String[]::new));
    }
}
