package org.masakari.runtime.health;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * The file by which a daemon tells its OCF agent that its <em>working</em> loop goes on.
 *
 * <p>One line: {@code UPTIME STATE TEXT}, for example {@code 81234 ready watching 5 hosts}.
 *
 * <ul>
 *   <li>UPTIME: whole seconds of {@code /proc/uptime} at the last beat. A shell reads both files
 *       with {@code read} and subtracts, with no process forked and no clock that can be set.
 *   <li>STATE: {@code starting} until everything that the daemon needs was there once, then {@code
 *       ready}.
 *   <li>TEXT: for people; while starting, what is being waited for. {@code ocf_exit_reason} shows
 *       it.
 * </ul>
 *
 * <p>Replaced by rename, so a reader never sees half a line. Beat as often as you like: within one
 * second an unchanged line is not written again. Safe for use by many threads, but let only the
 * thread whose health it is beat.
 */
public final class Heartbeat {
    private static final Path UPTIME = Path.of("/proc/uptime");

    private static final Listener NOBODY =
            new Listener() {
                @Override
                public void starting(String waitingFor) {}

                @Override
                public void beat(String statusLine) {}
            };

    private final @Nullable Path file;
    private final Listener listener;
    private String written = "";

    private Heartbeat(@Nullable Path file, Listener listener) {
        this.file = file;
        this.listener = listener;
    }

    /** Is told each beat as well. */
    public interface Listener {
        /** See {@link Heartbeat#starting}. */
        void starting(String waitingFor);

        /** See {@link Heartbeat#beat}. */
        void beat(String statusLine);
    }

    /** A heartbeat in {@code file}, whose folder is made where it is missing. */
    public static Heartbeat at(Path file) {
        return new Heartbeat(file.toAbsolutePath(), NOBODY);
    }

    /** For a process that nobody supervises: beats go nowhere. */
    public static Heartbeat none() {
        return new Heartbeat(null, NOBODY);
    }

    /** The same heartbeat, which tells {@code other} as well. */
    public Heartbeat telling(Listener other) {
        return new Heartbeat(file, other);
    }

    /**
     * Alive, but not ready.
     *
     * @param waitingFor for people, such as {@code waiting for the database}
     * @throws UncheckedIOException if the file cannot be written
     */
    public void starting(String waitingFor) {
        write("starting", waitingFor);
        listener.starting(waitingFor);
    }

    /**
     * Alive and working; the first call tells the OCF agent that the start is done.
     *
     * @param statusLine for people
     * @throws UncheckedIOException if the file cannot be written
     */
    public void beat(String statusLine) {
        write("ready", statusLine);
        listener.beat(statusLine);
    }

    private synchronized void write(String state, String text) {
        if (file == null) {
            return;
        }
        try {
            String line = uptimeSeconds() + " " + state + " " + oneLine(text) + "\n";
            if (!line.equals(written)) {
                replace(file, line);
                written = line;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("heartbeat " + file + " cannot be written", e);
        }
    }

    private static void replace(Path file, String line) throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
        Files.writeString(temporary, line);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String uptimeSeconds() throws IOException {
        String text = Files.readString(UPTIME);
        return text.substring(0, text.indexOf('.'));
    }

    private static String oneLine(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.isEmpty() ? "-" : line;
    }
}
