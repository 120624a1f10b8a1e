package org.masakari.service.scale;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import org.masakari.service.journal.DatabaseConfig;
import org.masakari.service.journal.TestDatabase;

/**
 * What was used up to a moment.
 *
 * @param nanos {@link System#nanoTime}
 * @param ours CPU time of this process, with all that its virtual machine does
 * @param databases CPU time of the MariaDB that it uses
 * @param statements that MariaDB was sent
 * @param commits that MariaDB was sent
 */
record Usage(long nanos, Duration ours, Duration databases, long statements, long commits) {

    static Usage now(TestDatabase database) {
        OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Usage(
                System.nanoTime(),
                Duration.ofNanos(system.getProcessCpuTime()),
                cpuOf(database.config()),
                status(database, "Questions"),
                status(database, "Com_commit"));
    }

    /** What was used since an earlier moment. */
    Usage since(Usage before) {
        return new Usage(
                nanos - before.nanos,
                ours.minus(before.ours),
                databases.minus(before.databases),
                statements - before.statements,
                commits - before.commits);
    }

    /** The process is found by the port on its command line: it is on this machine. */
    private static Duration cpuOf(DatabaseConfig config) {
        String port = "--port=" + config.nodes().get(0).port();
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::info)
                .filter(each -> each.command().orElse("").contains("mariadbd"))
                .filter(
                        each ->
                                Arrays.asList(each.arguments().orElse(new String[0]))
                                        .contains(port))
                .findAny()
                .flatMap(ProcessHandle.Info::totalCpuDuration)
                .orElseThrow(() -> new IllegalStateException("no process listens with " + port));
    }

    private static long status(TestDatabase database, String name) {
        return Long.parseLong(
                database.value(
                        "SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS"
                                + " WHERE VARIABLE_NAME = '"
                                + name
                                + "'"));
    }
}
