package org.masakari.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What waits to be reported by a monitor of this node.
 *
 * @param reports how many
 * @param oldest how long the oldest of them has waited; zero if none does
 */
record Outbox(Path folder, int reports, Duration oldest) {

    /**
     * What waits in {@code folder} now.
     *
     * @throws NoSuchFileException if the monitor has made no outbox yet
     * @throws IOException if it cannot be looked at
     */
    static Outbox of(Path folder, Instant now) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Instant> waiting = new ArrayList<>();
            for (Path each : entries.filter(file -> file.toString().endsWith(".json")).toList()) {
                since(each).ifPresent(waiting::add);
            }
            Instant oldest = waiting.stream().min(Comparator.naturalOrder()).orElse(now);
            return new Outbox(folder, waiting.size(), Duration.between(oldest, now));
        }
    }

    /** Empty if it was taken just now. */
    private static Optional<Instant> since(Path report) throws IOException {
        try {
            return Optional.of(Files.getLastModifiedTime(report).toInstant());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
