package org.masakari.hostmonitor.power;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.masakari.hostmonitor.judge.Opinion;
import org.masakari.protocol.HostName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the operator's command whether a host is off, each time in a thread of its own.
 *
 * <p>It is called with the host's name in Nova and the node's in Pacemaker as its last two
 * arguments, and answers by its exit status: 0, the host is off; 1, it is on; anything else, or
 * nothing in time, it cannot tell. What it prints goes to the log.
 */
public final class PowerCommand {
    private static final Logger log = LoggerFactory.getLogger(PowerCommand.class);
    private static final int MAX_BYTES = 2000;

    private final List<String> command;
    private final Duration timeout;
    private final BiConsumer<String, Opinion> answer;

    /**
     * Ready to {@link #ask}.
     *
     * @param command program and first arguments
     * @param timeout after which it is ended
     * @param answer takes Pacemaker's name of the node and what was said
     */
    public PowerCommand(
            List<String> command, Duration timeout, BiConsumer<String, Opinion> answer) {
        this.command = List.copyOf(command);
        this.timeout = timeout;
        this.answer = answer;
    }

    /** Begins to ask. */
    public void ask(HostName host, String node) {
        Thread thread =
                new Thread(() -> answer.accept(node, opinion(host, node)), "power of " + node);
        thread.setDaemon(true);
        thread.start();
    }

    private Opinion opinion(HostName host, String node) {
        try {
            return run(host, node);
        } catch (IOException e) {
            tell(host, "cannot be run: " + e.getMessage());
            return Opinion.UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Opinion.UNKNOWN;
        }
    }

    private Opinion run(HostName host, String node) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(command);
        line.add(host.value());
        line.add(node);
        Path output = Files.createTempFile("masakari-power", ".txt");
        try {
            Process process =
                    new ProcessBuilder(line)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            process.getOutputStream().close();
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                tell(host, "gave no answer within " + timeout.toSeconds() + " s");
                return Opinion.UNKNOWN;
            }
            tell(host, "answered " + process.exitValue() + ": " + said(output));
            return switch (process.exitValue()) {
                case 0 -> Opinion.OFF;
                case 1 -> Opinion.ON;
                default -> Opinion.UNKNOWN;
            };
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static String said(Path output) throws IOException {
        try (var in = Files.newInputStream(output)) {
            return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8).strip();
        }
    }

    private void tell(HostName host, String what) {
        log.atInfo().addKeyValue("host", host).log("second opinion: {} {}", command.get(0), what);
    }
}
