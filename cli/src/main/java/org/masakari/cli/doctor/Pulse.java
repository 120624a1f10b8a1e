package org.masakari.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The last sign of life of a monitor's working loop.
 *
 * @param age how long ago it was
 * @param text what it was about: {@code ready}, or {@code starting}, and more
 */
record Pulse(Duration age, String text) {

    /**
     * What {@code heartbeat} tells.
     *
     * @param uptime the kernel's, in whose seconds it is written
     * @throws NoSuchFileException if the monitor does not run
     * @throws IOException if either cannot be read
     * @throws NumberFormatException if either has something else in it
     */
    static Pulse of(Path heartbeat, Path uptime) throws IOException {
        long now = seconds(Files.readString(uptime));
        String beat = Files.readString(heartbeat);
        return new Pulse(
                Duration.ofSeconds(now - seconds(beat)), beat.strip().replaceFirst("\\S+ ", ""));
    }

    private static long seconds(String text) {
        return Long.parseLong(text.strip().split("[. ]", 2)[0]);
    }
}
