package org.masakari.monitor.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** Runs commands, each with a time to end. Safe for use by many threads. */
public final class CommandRunner {
    /** Set by Pacemaker and our OCF agent for this monitor, and nothing to do with what it runs. */
    private static final List<String> NOT_INHERITED =
            List.of("OCF_", "HA_", "PCMK_", "CRM_", "MALLOC_");

    private final Duration timeout;
    private final Path outputFolder;

    /**
     * Ready to {@link #run}.
     *
     * @param timeout after which a command is ended, with all that it has started and not detached
     * @param outputFolder where the output goes, one file a process
     */
    public CommandRunner(Duration timeout, Path outputFolder) {
        this.timeout = timeout;
        this.outputFolder = outputFolder;
    }

    /**
     * Runs {@code command} to its end.
     *
     * @param name of what it is run for
     */
    public Outcome run(String name, Command command) throws InterruptedException {
        Output output = new Output(outputFolder.resolve(name.replaceAll("[^A-Za-z0-9_.@-]", "_")));
        try {
            output.begin();
            Process process = start(command, output);
            boolean ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                end(process);
            }
            String how =
                    ended
                            ? "ended with " + process.exitValue()
                            : "was ended: not done within " + timeout.toSeconds() + " s";
            OptionalInt status = ended ? OptionalInt.of(process.exitValue()) : OptionalInt.empty();
            return new Outcome(status, how, output.lastLines());
        } catch (IOException e) {
            return new Outcome(OptionalInt.empty(), "cannot be run: " + e.getMessage(), "");
        }
    }

    private static Process start(Command command, Output output) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command.words())
                        .directory(new File("/"))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.file().toFile()))
                        .redirectInput(new File("/dev/null"));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(key -> NOT_INHERITED.stream().anyMatch(key::startsWith));
        return builder.start();
    }

    private static void end(Process process) {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }
}
