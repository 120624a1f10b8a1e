package org.masakari.service.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masakari.engine.policy.GatePolicy;
import org.masakari.engine.policy.MovePolicy;
import org.masakari.engine.policy.Policy;
import org.masakari.engine.policy.ReservePolicy;
import org.masakari.engine.policy.RestartPolicy;
import org.masakari.engine.policy.ReturnPolicy;
import org.masakari.engine.policy.SelectionPolicy;
import org.masakari.protocol.tls.TestAuthority;
import org.masakari.protocol.tls.TlsFiles;
import org.masakari.runtime.config.ConfigException;
import org.masakari.runtime.config.ConfigReader;
import org.masakari.runtime.config.Setting;
import org.masakari.runtime.logging.LogConfig;
import org.masakari.service.http.tls.TlsConfig;
import org.masakari.service.journal.DatabaseNode;
import org.openstack4j.api.types.Facing;

class ControllerConfigTest {
    private static final List<String> SECRET_FILES =
            List.of("passwd_file", "admin_password_file", "urls_file", "secret_file");

    private static final String LEAST =
            """
            [db]
            host = db1
            user = vm_ha
            passwd = secret-of-db
            [nova]
            auth_url = http://keystone:5000/v3
            admin_user = masakari
            admin_password = secret-of-nova
            project_name = service
            region = RegionOne
            """;

    @TempDir Path folder;

    private ControllerConfig read(String text) throws IOException, ConfigException {
        return ControllerConfig.read(Files.writeString(folder.resolve("c.conf"), text));
    }

    @Test
    void hasADefaultForEverythingButDatabaseAndCloud() throws Exception {
        ControllerConfig config = read(LEAST);

        assertThat(config.listenHost()).isEqualTo("127.0.0.1");
        assertThat(config.listenPort()).isEqualTo(15868);
        assertThat(config.lease()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.api())
                .isEqualTo(new ApiConfig(ApiConfig.Auth.NONE, Set.of("admin"), null, null, false));
        assertThat(config.legacy().enabled()).isFalse();
        assertThat(config.log()).isEqualTo(LogConfig.DEFAULT);
        assertThat(config.migrateOnStart()).isFalse();
        assertThat(config.keepHistory()).isEqualTo(Duration.ofDays(30));
        assertThat(config.policy()).isEqualTo(Policy.DEFAULT);
        assertThat(config.cloud().facing()).isEqualTo(Facing.INTERNAL);
        assertThat(config.database().nodes()).containsExactly(new DatabaseNode("db1", 3306));
    }

    @Test
    void readsThePolicy() throws Exception {
        Policy policy =
                read(LEAST
                                + """
                                        [recovery]
                                        evidence_max_age = 1m
                                        accept_operator_evidence = yes
                                        failed_share_at_most = 30
                                        failed_at_most = 3
                                        failure_window = 10m
                                        quiet_period = 5m
                                        in_flight_fewest = 2
                                        in_flight = 7
                                        in_flight_most = 70
                                        in_flight_most_per_host = 20
                                        attempts = 2
                                        retry_delay = 1s
                                        move_timeout = 2m
                                        recovery_timeout = 1h
                                        watch_interval = 1s
                                        settle_time = 20s
                                        reserve_joins_aggregates = yes
                                        returned_host_becomes_reserve = yes
                                        return_stable_for = 10s
                                        return_failures_at_most = 5
                                        return_window = 2h
                                        [selection]
                                        only_opted_in = yes
                                        recover_errors = no
                                        exclude_projects = p1, p2
                                        exclude_names = test-*
                                        exclude_flavors = tiny
                                        exclude_metadata = role=test
                                        [recover_starter]
                                        max_retry_cnt = 4
                                        interval_to_be_retry = 100
                                        stop_timeout = 50s
                                        start_timeout = 40s
                                        api_check_interval = 2
                                        """)
                        .policy();

        assertThat(policy)
                .isEqualTo(
                        new Policy(
                                new GatePolicy(
                                        Duration.ofMinutes(1),
                                        true,
                                        30,
                                        3,
                                        Duration.ofMinutes(10),
                                        Duration.ofMinutes(5),
                                        GatePolicy.DEFAULT.recheck()),
                                new SelectionPolicy(
                                        true,
                                        false,
                                        Set.of("p1", "p2"),
                                        List.of("test-*"),
                                        Set.of("tiny"),
                                        Set.of("role=test")),
                                new MovePolicy(
                                        new MovePolicy.Pace(2, 7, 70, 20),
                                        2,
                                        Duration.ofSeconds(1),
                                        Duration.ofMinutes(2),
                                        Duration.ofSeconds(1),
                                        Duration.ofSeconds(20)),
                                new ReservePolicy(true, true),
                                new ReturnPolicy(Duration.ofSeconds(10), 5, Duration.ofHours(2)),
                                new RestartPolicy(
                                        4,
                                        Duration.ofSeconds(100),
                                        Duration.ofSeconds(50),
                                        Duration.ofSeconds(40),
                                        Duration.ofSeconds(2)),
                                Duration.ofHours(1)));
    }

    @Test
    void refusesBoundsThatContradict() {
        ConfigException problems =
                catchThrowableOfType(
                        ConfigException.class,
                        () -> read(LEAST + "[recovery]\nin_flight = 9\nin_flight_most = 5\n"));

        assertThat(problems.problems())
                .anyMatch(p -> p.startsWith("[recovery] in_flight: ") && p.contains("must grow"));
    }

    @Test
    void namesEveryMissingAndUnknownKeyAtOnce() {
        ConfigException problems =
                catchThrowableOfType(
                        ConfigException.class,
                        () -> read("[db]\nhsot = x\n[nova]\nauth_url = keystone\n"));

        assertThat(problems.problems())
                .anyMatch(p -> p.startsWith("[db] host: missing"))
                .anyMatch(p -> p.startsWith("[db] hsot: unknown key; did you mean \"host\"?"))
                .anyMatch(p -> p.startsWith("[nova] auth_url: \"keystone\" is wrong"))
                .anyMatch(p -> p.startsWith("[nova] admin_password: missing"));
    }

    @Test
    void takesSeveralNodesOfTheDatabaseInTheOrderOfTheFile() throws Exception {
        ControllerConfig config =
                read(LEAST.replace("host = db1", "host = db2, db1:3307,[fd00::3]\nport = 3300"));

        assertThat(config.database().nodes())
                .containsExactly(
                        new DatabaseNode("db2", 3300),
                        new DatabaseNode("db1", 3307),
                        new DatabaseNode("[fd00::3]", 3300));
        assertThat(config.database()).hasToString("vm_ha@db2:3300,db1:3307,[fd00::3]:3300/vm_ha");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "db1,,db2     | \"\" is no host or host:port",
                "db1:port     | \"db1:port\" is no host or host:port",
                "db1:70000    | 70000 is no port",
                "db1, db1     | a node is named twice",
                "db1?user=x   | \"db1?user=x\" is no host or host:port",
            })
    void saysWhichNodeOfTheDatabaseIsWrong(String hosts, String why) {
        ConfigException problems =
                catchThrowableOfType(
                        ConfigException.class,
                        () -> read(LEAST.replace("host = db1", "host = " + hosts)));

        assertThat(problems.problems())
                .containsExactly(
                        "[db] host: \""
                                + hosts
                                + "\" is wrong, "
                                + why
                                + "; hosts, each with a :port if it differs, comma separated,"
                                + " expected");
    }

    @Test
    void keepsHistoryForEverWhereToldTo() throws Exception {
        assertThat(read(LEAST + "[history]\nkeep = 0\n").keepHistory()).isZero();
    }

    @Test
    void refusesToForgetHistoryThatMayBeReportedAgain() {
        ConfigException problems =
                catchThrowableOfType(
                        ConfigException.class, () -> read(LEAST + "[history]\nkeep = 23h\n"));

        assertThat(problems.problems())
                .containsExactly(
                        "[history] keep: too short; a day or more, or 0 for ever, expected");
    }

    @Test
    void neverShowsASecret() throws Exception {
        ControllerConfig config = read(LEAST);

        assertThat(config.database().toString() + config.cloud()).doesNotContain("secret-of");
    }

    @Test
    void agreesWithTheSampleThatIsShipped() throws Exception {
        ControllerConfig config = ControllerConfig.read(Path.of("etc/masakari-controller.conf"));

        assertThat(config.policy()).isEqualTo(Policy.DEFAULT);
    }

    @Test
    void speaksTlsWhereACertificateAndItsKeyAreNamed() throws Exception {
        TestAuthority authority = new TestAuthority(folder, "ca");
        TlsFiles files = authority.issue("c1");

        ControllerConfig config =
                read(
                        LEAST
                                + "[api]\ntls_cert_file = %1$s/c1.pem\ntls_key_file = %1$s/c1.key\n"
                                        .formatted(folder)
                                + "tls_client_ca_file = %1$s/ca.pem\ntls_client_auth = needed\n"
                                        .formatted(folder));

        assertThat(config.api().tls()).isEqualTo(new TlsConfig(files, TlsConfig.ClientAuth.NEEDED));
    }

    @Test
    void encryptsItsConnectionsToADatabaseWhoseAuthorityIsNamed() throws Exception {
        new TestAuthority(folder, "ca");
        Path file = folder.resolve("ca.pem");

        assertThat(read(LEAST).database().authorities()).isNull();
        assertThat(read(LEAST.replace("[db]", "[db]\ncafile = " + file)).database().authorities())
                .isEqualTo(file);
        assertThatThrownBy(() -> read(LEAST.replace("[db]", "[db]\ncafile = /nowhere.pem")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("[db] cafile");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "tls_cert_file = @/c1.pem, '[api] tls_key_file: missing'",
        "tls_key_file = @/c1.key, '[api] tls_cert_file: missing'",
        "tls_client_auth = needed, '[api] tls_cert_file: missing'",
        "tls_client_auth = wanted, '[api] tls_client_ca_file: missing'",
        "tls_client_ca_file = @/ca.pem, '[api] tls_client_auth: missing'",
    })
    void saysWhichKeyOfTlsIsMissing(String line, String problem) {
        TestAuthority authority = new TestAuthority(folder, "ca");
        authority.issue("c1");
        String text = LEAST + "[api]\n" + line.replace("@", folder.toString()) + "\n";

        ConfigException problems = catchThrowableOfType(ConfigException.class, () -> read(text));

        assertThat(problems).hasMessageContaining(problem);
    }

    @Test
    void takesTokensOfKeystoneAndTheRolesThatAreNamed() throws Exception {
        ControllerConfig config = read(LEAST + "[api]\nauth = keystone\nroles = admin, operator\n");

        assertThat(config.api())
                .isEqualTo(
                        new ApiConfig(
                                ApiConfig.Auth.KEYSTONE,
                                Set.of("admin", "operator"),
                                null,
                                null,
                                false));
    }

    @Test
    void servesTheWebPageOnlyWhereItIsWanted() throws Exception {
        assertThat(read(LEAST + "[ui]\nenabled = true\n").api().ui()).isTrue();
    }

    @Test
    void opensTheDoorOf2015OnlyWhereNetworksAreNamed() throws Exception {
        ControllerConfig config =
                read(
                        LEAST
                                + "[legacy]\nenabled = true\nnetworks = 10.0.0.0/8, fd00::/8\n"
                                + "time_zone = Asia/Tokyo\n");

        assertThat(config.legacy().enabled()).isTrue();
        assertThat(config.legacy().networks()).hasSize(2);
        assertThat(config.legacy().zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }

    @Test
    void tellsWhatIsWrongWithTheDoorOf2015() throws Exception {
        ConfigException error =
                catchThrowableOfType(
                        ConfigException.class,
                        () ->
                                read(
                                        LEAST
                                                + "[legacy]\nenabled = true\nnetworks = here\n"
                                                + "time_zone = Mars\n"));

        assertThat(error.problems()).anyMatch(each -> each.contains("\"here\""));
        assertThat(error.problems()).anyMatch(each -> each.contains("Mars"));
    }

    @Test
    void namesTheLineOfTheSecretsFileThatIsNone() throws Exception {
        Path secrets = Files.writeString(folder.resolve("secrets"), "# ours\nc1 short\n");

        ConfigException error =
                catchThrowableOfType(
                        ConfigException.class,
                        () -> read(LEAST + "[monitors]\nsecrets_file = " + secrets + "\n"));

        assertThat(error.problems())
                .anyMatch(each -> each.contains("secrets_file") && each.contains("line 2"))
                .noneMatch(each -> each.contains("short"));
    }

    @Test
    void everyKeyIsInTheSample() throws Exception {
        ConfigReader in = ConfigReader.open(Path.of("etc/masakari-controller.conf"));
        ControllerConfig.read(in);

        String sample = Files.readString(Path.of("etc/masakari-controller.conf"));

        assertThat(in.settings())
                .extracting(Setting::key)
                .filteredOn(key -> !SECRET_FILES.contains(key))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(sample).containsPattern("(?m)^#?" + key + " *="));
    }
}
