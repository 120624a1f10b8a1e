package org.masakari.pacemaker;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One of Pacemaker's programs that write XML; ended if it hangs. Used by one thread. */
final class XmlProgram implements AutoCloseable {
    private final String name;
    private final List<String> command;
    private final Duration timeout;
    private final ScheduledExecutorService watchdog;

    /**
     * For the given program.
     *
     * @param name for people
     * @param command the program, or its path with arguments that come first
     */
    XmlProgram(String name, List<String> command, Duration timeout) {
        this.name = name;
        this.command = List.copyOf(command);
        this.timeout = timeout;
        watchdog =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, name + "-watchdog");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /** Makes something of what the program writes. */
    @FunctionalInterface
    interface Reader<T> {
        T read(InputStream xml) throws PacemakerException, IOException;
    }

    /**
     * Runs it once.
     *
     * @throws Hung if it gave no answer in time
     */
    <T> T run(List<String> options, Reader<T> reader) throws IOException, PacemakerException {
        List<String> line = new ArrayList<>(command);
        line.addAll(options);
        Process process =
                new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        AtomicBoolean hung = new AtomicBoolean();
        ScheduledFuture<?> end =
                watchdog.schedule(
                        () -> {
                            hung.set(true);
                            process.destroyForcibly();
                        },
                        timeout.toMillis(),
                        TimeUnit.MILLISECONDS);
        try (InputStream out = process.getInputStream()) {
            return reader.read(out);
        } catch (PacemakerException | IOException e) {
            if (hung.get()) {
                throw new Hung(name + " gave no answer within " + timeout);
            }
            throw e;
        } finally {
            end.cancel(false);
            process.destroy();
        }
    }

    @Override
    public void close() {
        watchdog.shutdownNow();
    }

    /** It was ended because it gave no answer. */
    static final class Hung extends IOException {
        private static final long serialVersionUID = 1L;

        Hung(String message) {
            super(message);
        }
    }
}
