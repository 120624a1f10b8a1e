package org.masakari.processmonitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The monitor with a real systemd. A unit's service runs only while there is a file that it reads.
 */
@Timeout(120)
class RealSystemdIT {
    @TempDir static Path shared;
    private static RealSystemd systemd;

    @TempDir Path folder;

    @BeforeAll
    static void givenSystemd() throws Exception {
        Files.createDirectories(shared.resolve("units"));
        for (String unit :
                new String[] {"killed", "broken", "stopped", "disabled", "always", "report"}) {
            write(unit, "");
        }
        write("looping", "Restart=always\nRestartSec=100ms\n[Unit]\nStartLimitIntervalSec=0\n");
        systemd = new RealSystemd(shared);
    }

    @AfterAll
    static void endSystemd() throws Exception {
        systemd.end();
    }

    @Test
    void aUnitThatIsKilledIsRestartedAndNotReported() throws Exception {
        try (Host host = running("killed", "restart")) {
            systemd.systemctl("kill", "-s", "KILL", "killed.service");
            host.until(() -> state("killed").equals("failed"));

            host.until(() -> state("killed").equals("active"));
            host.forAWhile();

            assertThat(host.reports()).isEmpty();
        }
    }

    @Test
    void aUnitThatCannotBeRestartedIsReportedAndItsReturnToo() throws Exception {
        try (Host host = running("broken", "restart")) {
            fail("broken");
            host.until(() -> host.reports().size() == 1);
            Files.createFile(shared.resolve("broken.works"));
            systemd.systemctl("reset-failed", "broken.service");
            systemd.systemctl("start", "broken.service");

            host.until(() -> host.reports().size() == 2);

            assertThat(host.reports())
                    .containsExactly("STOPPED broken.service", "STARTED broken.service");
        }
    }

    @Test
    void aUnitThatSystemdRestartsInVainAgainAndAgainIsReported() throws Exception {
        try (Host host = running("looping", "report")) {
            fail("looping");

            host.until(() -> !host.reports().isEmpty());

            assertThat(host.reports()).containsExactly("STOPPED looping.service");
        }
    }

    @Test
    void aUnitThatIsStoppedOnPurposeIsLeftAlone() throws Exception {
        try (Host host = running("stopped", "restart")) {
            systemd.systemctl("stop", "stopped.service");

            host.until(() -> host.status().contains("left alone: stopped.service"));
            host.forAWhile();

            assertThat(state("stopped")).isEqualTo("inactive");
            assertThat(host.reports()).isEmpty();
        }
    }

    @Test
    void aUnitThatMustNotBeStoppedIsRestarted() throws Exception {
        try (Host host = running("always", "always")) {
            systemd.systemctl("stop", "always.service");

            host.until(() -> state("always").equals("active"));

            assertThat(host.reports()).isEmpty();
        }
    }

    @Test
    void aUnitThatFailedAndIsDisabledIsLeftAlone() throws Exception {
        try (Host host = running("disabled", "restart")) {
            systemd.systemctl("disable", "disabled.service");
            fail("disabled");

            host.until(() -> host.status().contains("left alone: disabled.service"));

            assertThat(state("disabled")).isEqualTo("failed");
        }
    }

    @Test
    void aUnitThatIsOnlyReportedIsNotRestarted() throws Exception {
        try (Host host = running("report", "report")) {
            systemd.systemctl("kill", "-s", "KILL", "report.service");

            host.until(() -> !host.reports().isEmpty());

            assertThat(host.reports()).containsExactly("STOPPED report.service");
            assertThat(state("report")).isEqualTo("failed");
        }
    }

    @Test
    void aUnitThatSystemdDoesNotKnowIsLeftAlone() throws Exception {
        try (Host host = Host.withUnits(folder, systemd.systemctl(), "none.service = always")) {
            host.until(() -> host.status().contains("left alone: none.service"));

            assertThat(host.reports()).isEmpty();
        }
    }

    private Host running(String unit, String care) throws Exception {
        Files.createFile(shared.resolve(unit + ".works"));
        systemd.systemctl("enable", "--now", unit + ".service");
        Host host = Host.withUnits(folder, systemd.systemctl(), unit + ".service = " + care);
        host.until(() -> host.status().equals("1 watched"));
        assertThat(state(unit)).isEqualTo("active");
        return host;
    }

    /** It ends as by a crash, and cannot be started any more. */
    private static void fail(String unit) throws Exception {
        Files.delete(shared.resolve(unit + ".works"));
        systemd.systemctl("kill", "-s", "KILL", unit + ".service");
    }

    private static String state(String unit) {
        try {
            return systemd.systemctl("is-active", unit + ".service");
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static void write(String unit, String more) throws IOException {
        Files.writeString(
                shared.resolve("units").resolve(unit + ".service"),
                """
                [Install]
                WantedBy=trial.target
                [Service]
                ExecStart=/bin/sh -c 'test -e %s/%s.works && exec sleep 1000'
                %s
                """
                        .formatted(shared, unit, more));
    }
}
