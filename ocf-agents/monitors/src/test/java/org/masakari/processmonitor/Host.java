package org.masakari.processmonitor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.masakari.monitor.Reports;
import org.masakari.processmonitor.config.ConfigFile;
import org.masakari.protocol.client.Answer;
import org.masakari.protocol.notification.ProcessPayload;
import org.masakari.protocol.outbox.Backoff;
import org.masakari.protocol.outbox.Outbox;
import org.masakari.protocol.outbox.OutboxSender;
import org.masakari.runtime.config.ConfigException;

/** A monitor on this machine, with real processes of the test's own, and no controller. */
final class Host implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final Path systemctl;
    private final String units;
    private final Outbox outbox;
    private ProcessWork work;

    private Host(Path folder, Path systemctl, String units) throws IOException, ConfigException {
        this.folder = folder;
        this.systemctl = systemctl;
        this.units = units;
        outbox = Outbox.open(folder.resolve("outbox"), 1000);
        work = monitor();
    }

    /** With a list of these lines. */
    static Host withProcesses(Path folder, String... lines) throws IOException, ConfigException {
        Files.write(folder.resolve("proc.list"), List.of(lines));
        return new Host(folder, Path.of("systemctl"), "");
    }

    /** With no list, but units, as the configuration has them. */
    static Host withUnits(Path folder, Path systemctl, String units)
            throws IOException, ConfigException {
        return new Host(folder, systemctl, units);
    }

    /** A daemon named {@code name}: what its path is, and how it is started if it is not broken. */
    static String daemon(Path folder, String name) throws IOException {
        Path program = folder.resolve(name);
        Files.copy(Path.of("/bin/sleep"), program);
        Path start = folder.resolve("start-" + name);
        Files.writeString(
                start,
                """
                #!/bin/sh
                echo run >>%1$s.starts
                [ ! -e %1$s.broken ] || exit 1
                setsid %1$s 1000 &
                """
                        .formatted(program));
        Files.setPosixFilePermissions(start, PosixFilePermissions.fromString("rwxr-xr-x"));
        return start.toString();
    }

    void list(String... lines) throws IOException {
        Files.write(folder.resolve("proc.list"), List.of(lines));
    }

    /** What an operator does to leave everything alone; and undoes. */
    void maintenance(boolean on) throws IOException {
        Path flag = folder.resolve("maintenance");
        if (on) {
            Files.createFile(flag);
        } else {
            Files.delete(flag);
        }
    }

    void breakDown(String name, boolean broken) throws IOException {
        Path mark = folder.resolve(name + ".broken");
        if (broken) {
            Files.createFile(mark);
        } else {
            Files.delete(mark);
        }
    }

    /** Ends it as a crash would, and returns once it is gone. */
    void kill(String name) {
        ProcessHandle process = process(name);
        process.destroyForcibly();
        process.onExit().join();
    }

    boolean runs(String name) {
        return ProcessHandle.allProcesses().anyMatch(each -> isThat(each, name));
    }

    long pid(String name) {
        return process(name).pid();
    }

    int starts(String name) throws IOException {
        Path starts = folder.resolve(name + ".starts");
        return Files.exists(starts) ? Files.readAllLines(starts).size() : 0;
    }

    /** {@code STOPPED name} and {@code STARTED name}, in their order. */
    List<String> reports() {
        return outbox.entries().stream()
                .map(entry -> (ProcessPayload) entry.notification().payload())
                .map(payload -> payload.event() + " " + payload.processName())
                .toList();
    }

    String status() {
        return work.status();
    }

    /** Another monitor in the place of this one, as after a crash. */
    void restartMonitor() throws IOException, ConfigException {
        work = monitor();
    }

    /** The monitor works until this is so. */
    void until(BooleanSupplier condition) throws InterruptedException {
        workUntil(condition, PATIENCE);
        if (!condition.getAsBoolean()) {
            throw new AssertionError(
                    "waited in vain; reports: " + reports() + ", status: " + work.status());
        }
    }

    /** The monitor works for long enough to do what it is not to do. */
    void forAWhile() throws InterruptedException {
        workUntil(() -> false, Duration.ofSeconds(2));
    }

    private void workUntil(BooleanSupplier condition, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            work.turn(Duration.ofMillis(50));
        }
    }

    private ProcessWork monitor() throws IOException, ConfigException {
        Path config =
                Files.writeString(
                        folder.resolve("processmonitor.conf"),
                        """
                        [controller]
                        urls = http://127.0.0.1:1
                        [watch]
                        proc_list = %1$s/proc.list
                        process_check_interval = 100ms
                        maintenance_file = %1$s/maintenance
                        systemctl = %2$s
                        [units]
                        %3$s
                        [restart]
                        process_reboot_retry = 2
                        reboot_interval = 400ms
                        stable_for = 500ms
                        [state]
                        directory = %1$s
                        """
                                .formatted(folder, systemctl, units));
        OutboxSender notStarted =
                new OutboxSender(
                        outbox,
                        entry -> new Answer.Unreachable("nobody"),
                        Backoff.standard(new Random(1)));
        return Wiring.work(ConfigFile.read(config, "compute1"), new Reports(outbox, notStarted));
    }

    private ProcessHandle process(String name) {
        return ProcessHandle.allProcesses()
                .filter(each -> isThat(each, name))
                .findAny()
                .orElseThrow(() -> new AssertionError(name + " does not run"));
    }

    private boolean isThat(ProcessHandle process, String name) {
        return process.info().command().filter(folder.resolve(name).toString()::equals).isPresent();
    }

    @Override
    public void close() {
        try (var files = Files.list(folder)) {
            List<String> programs = files.map(Path::toString).toList();
            ProcessHandle.allProcesses()
                    .filter(each -> each.info().command().filter(programs::contains).isPresent())
                    .forEach(ProcessHandle::destroyForcibly);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
