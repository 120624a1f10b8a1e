package org.masakari.service.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masakari.engine.recovery.Policy;
import org.masakari.runtime.config.ConfigException;
import org.masakari.runtime.logging.LogLevel;
import org.openstack4j.api.types.Facing;

class ControllerConfigTest {
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
        assertThat(config.logLevel()).isEqualTo(LogLevel.INFO);
        assertThat(config.migrateOnStart()).isFalse();
        assertThat(config.policy()).isEqualTo(Policy.DEFAULT);
        assertThat(config.cloud().facing()).isEqualTo(Facing.INTERNAL);
        assertThat(config.database().port()).isEqualTo(3306);
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
                                        failure_window = 10m
                                        in_flight = 7
                                        attempts = 2
                                        retry_delay = 1s
                                        move_timeout = 2m
                                        recovery_timeout = 1h
                                        watch_interval = 1s
                                        settle_time = 20s
                                        """)
                        .policy();

        assertThat(policy)
                .isEqualTo(
                        new Policy(
                                Duration.ofMinutes(1),
                                true,
                                30,
                                Duration.ofMinutes(10),
                                7,
                                2,
                                Duration.ofSeconds(1),
                                Duration.ofMinutes(2),
                                Duration.ofHours(1),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(20)));
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
    void neverShowsASecret() throws Exception {
        ControllerConfig config = read(LEAST);

        assertThat(config.database().toString() + config.cloud()).doesNotContain("secret-of");
    }

    @Test
    void agreesWithTheSampleThatIsShipped() throws Exception {
        ControllerConfig config = ControllerConfig.read(Path.of("etc/masakari-controller.conf"));

        assertThat(config.policy()).isEqualTo(Policy.DEFAULT);
    }
}
