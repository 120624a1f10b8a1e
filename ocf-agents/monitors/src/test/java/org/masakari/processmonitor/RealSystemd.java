package org.masakari.processmonitor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A systemd of the test's own, in namespaces; see {@code systemd/boot}. */
final class RealSystemd {
    private static final Path BOOT = Path.of("src/test/resources/systemd/boot");
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Path folder;
    private final Process boot;

    /** Started, with the units that are in {@code folder/units}; ready when this returns. */
    RealSystemd(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        boot =
                new ProcessBuilder("sh", BOOT.toAbsolutePath().toString(), folder.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!answers()) {
            if (!boot.isAlive() || System.nanoTime() > end) {
                end();
                throw new AssertionError(
                        "systemd does not start here; it needs root, the package systemd and a"
                                + " kernel with cgroup v2: "
                                + Files.readString(folder.resolve("log")));
            }
        }
    }

    Path systemctl() {
        return folder.resolve("systemctl");
    }

    /** Runs systemctl; its output. */
    String systemctl(String... arguments) throws IOException, InterruptedException {
        String[] line = new String[arguments.length + 1];
        line[0] = systemctl().toString();
        System.arraycopy(arguments, 0, line, 1, arguments.length);
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.strip();
    }

    private boolean answers() throws IOException, InterruptedException {
        return !boot.waitFor(50, TimeUnit.MILLISECONDS)
                && Files.exists(systemctl())
                && systemctl("is-active", "trial.target").equals("active");
    }

    void end() throws IOException, InterruptedException {
        boot.getOutputStream().close();
        if (!boot.waitFor(20, TimeUnit.SECONDS)) {
            boot.destroyForcibly();
        }
    }
}
