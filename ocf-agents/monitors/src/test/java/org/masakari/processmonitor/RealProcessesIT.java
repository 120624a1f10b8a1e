package org.masakari.processmonitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The monitor on real processes: only the controllers are missing. */
@Timeout(120)
class RealProcessesIT {
    @TempDir Path folder;

    @Test
    void whatDoesNotRunAtTheStartIsStarted() throws Exception {
        try (Host host = Host.withProcesses(folder, line("01", "alpha"))) {
            host.until(() -> host.runs("alpha"));

            assertThat(host.reports()).isEmpty();
        }
    }

    @Test
    void whatRunsAtTheStartIsLeftAsItIs() throws Exception {
        String line = line("01", "alpha");
        try (Host host = Host.withProcesses(folder, line)) {
            host.until(() -> host.runs("alpha"));
            long pid = host.pid("alpha");

            host.restartMonitor();
            host.forAWhile();

            assertThat(host.pid("alpha")).isEqualTo(pid);
            assertThat(host.starts("alpha")).isEqualTo(1);
        }
    }

    @Test
    void aStartCommandThatTwoProcessesShareIsRunOnce() throws Exception {
        String alpha = line("01", "alpha");
        String beta = "02," + folder + "/beta," + folder + "/start-alpha,,,,,";
        try (Host host = Host.withProcesses(folder, alpha, beta)) {
            host.until(() -> host.reports().size() == 1);

            assertThat(host.reports()).containsExactly("STOPPED " + folder + "/beta");
            assertThat(host.starts("alpha")).isEqualTo(1);
        }
    }

    @Test
    void whatIsKilledIsRestartedAndNotReported() throws Exception {
        try (Host host = running("alpha")) {
            host.kill("alpha");

            host.until(() -> host.runs("alpha"));
            host.forAWhile();

            assertThat(host.runs("alpha")).isTrue();
            assertThat(host.reports()).isEmpty();
            assertThat(host.status()).isEqualTo("1 watched");
        }
    }

    @Test
    void whatCannotBeRestartedIsReportedOnce() throws Exception {
        try (Host host = running("alpha")) {
            host.breakDown("alpha", true);
            host.kill("alpha");

            host.until(() -> !host.reports().isEmpty());
            host.forAWhile();

            assertThat(host.reports()).containsExactly("STOPPED " + folder + "/alpha");
            assertThat(host.starts("alpha")).as("the first start, and three tries").isEqualTo(4);
        }
    }

    @Test
    void anotherProgramWithItsNameAmongItsArgumentsDoesNotCount() throws Exception {
        try (Host host = running("alpha")) {
            Process reader = new ProcessBuilder("tail", "-f", folder + "/alpha").start();
            try {
                host.breakDown("alpha", true);
                host.kill("alpha");

                host.until(() -> !host.reports().isEmpty());

                assertThat(reader.isAlive()).isTrue();
                assertThat(host.reports()).containsExactly("STOPPED " + folder + "/alpha");
            } finally {
                reader.destroyForcibly();
            }
        }
    }

    @Test
    void whatComesBackByAnybodysHandIsReported() throws Exception {
        try (Host host = reported("alpha")) {
            host.breakDown("alpha", false);
            startByHand("alpha");

            host.until(() -> host.reports().size() == 2);

            assertThat(host.reports())
                    .containsExactly(
                            "STOPPED " + folder + "/alpha", "STARTED " + folder + "/alpha");
        }
    }

    @Test
    void whatCameBackWhileTheMonitorWasAwayIsReported() throws Exception {
        try (Host host = reported("alpha")) {
            host.breakDown("alpha", false);
            startByHand("alpha");
            host.restartMonitor();

            host.until(() -> host.reports().size() == 2);

            assertThat(host.reports()).last().isEqualTo("STARTED " + folder + "/alpha");
        }
    }

    @Test
    void whatIsStillDownAfterTheMonitorsRestartIsTriedButNotReportedAgain() throws Exception {
        try (Host host = reported("alpha")) {
            int before = host.starts("alpha");
            host.restartMonitor();

            host.until(() -> host.status().contains("given up"));

            assertThat(host.reports()).containsExactly("STOPPED " + folder + "/alpha");
            assertThat(host.starts("alpha")).isGreaterThan(before);
        }
    }

    @Test
    void duringMaintenanceNothingIsDone() throws Exception {
        try (Host host = running("alpha")) {
            host.maintenance(true);
            host.until(() -> host.status().contains("left alone"));
            host.kill("alpha");

            host.forAWhile();

            assertThat(host.runs("alpha")).isFalse();
            assertThat(host.starts("alpha")).isEqualTo(1);
        }
    }

    @Test
    void whatIsMissingAfterMaintenanceIsBroughtBack() throws Exception {
        try (Host host = running("alpha")) {
            host.maintenance(true);
            host.until(() -> host.status().contains("left alone"));
            host.kill("alpha");
            host.maintenance(false);

            host.until(() -> host.runs("alpha"));

            assertThat(host.reports()).isEmpty();
        }
    }

    @Test
    void anEditOfTheListIsFollowed() throws Exception {
        try (Host host = running("alpha")) {
            host.list(line("02", "beta"));

            host.until(() -> host.runs("beta"));

            assertThat(host.status()).startsWith("1 watched");
        }
    }

    @Test
    void aWrongEditLeavesTheOldListInForce() throws Exception {
        try (Host host = running("alpha")) {
            host.list("01,alpha");
            host.forAWhile();
            host.kill("alpha");

            host.until(() -> host.runs("alpha"));

            assertThat(host.status()).startsWith("1 watched");
        }
    }

    @Test
    void severalAreBroughtBackAtTheSameTime() throws Exception {
        try (Host host = Host.withProcesses(folder, line("01", "alpha"), line("02", "beta"))) {
            host.until(() -> host.runs("alpha") && host.runs("beta"));
            host.until(() -> host.status().equals("2 watched"));
            host.kill("alpha");
            host.kill("beta");

            host.until(() -> host.runs("alpha") && host.runs("beta"));

            assertThat(host.reports()).isEmpty();
        }
    }

    /** A host on which this one has proved itself. */
    private Host running(String name) throws Exception {
        Host host = Host.withProcesses(folder, line("01", name));
        host.until(() -> host.runs(name) && host.status().equals("1 watched"));
        return host;
    }

    /** A host on which this one is broken, and reported. */
    private Host reported(String name) throws Exception {
        Host host = running(name);
        host.breakDown(name, true);
        host.kill(name);
        host.until(() -> host.status().contains("given up"));
        return host;
    }

    private String line(String id, String name) throws Exception {
        String start = Host.daemon(folder, name);
        return String.join(",", id, folder + "/" + name, start, start, "", "", "", "");
    }

    private void startByHand(String name) throws Exception {
        new ProcessBuilder(folder + "/start-" + name).start().waitFor();
    }
}
