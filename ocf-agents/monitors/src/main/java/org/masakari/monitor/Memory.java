package org.masakari.monitor;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.json.Json;
import org.masakari.protocol.outbox.DurableFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One JSON file in which a monitor keeps what it must know after a restart.
 *
 * @param <T> what it keeps
 */
public final class Memory<T> {
    private static final Logger log = LoggerFactory.getLogger(Memory.class);

    private final Path folder;
    private final String name;
    private final TypeReference<T> type;
    private final String ifLost;
    private @Nullable T saved;

    /**
     * The file {@code name} in {@code folder}, which must exist.
     *
     * @param ifLost for an operator: what it means that it cannot be read
     */
    public Memory(Path folder, String name, TypeReference<T> type, String ifLost) {
        this.folder = folder;
        this.name = name;
        this.type = type;
        this.ifLost = ifLost;
    }

    /** What an earlier process left; empty if there was none, and, said, if it cannot be read. */
    public Optional<T> load() {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Json.lenient().readValue(Files.readAllBytes(file), type));
        } catch (IOException e) {
            log.atWarn()
                    .addKeyValue("error", e.getMessage())
                    .log("{} cannot be read, so this monitor begins anew: {}", file, ifLost);
            return Optional.empty();
        }
    }

    /**
     * Keeps {@code contents}; on disk when this returns. What equals what was saved last is not
     * written again.
     *
     * @param contents must not change from here on
     * @throws UncheckedIOException if it cannot be written
     */
    public void save(T contents) {
        if (contents.equals(saved)) {
            return;
        }
        try {
            DurableFiles.write(folder, name, Json.lenient().writeValueAsBytes(contents));
            saved = contents;
        } catch (IOException e) {
            throw new UncheckedIOException(folder.resolve(name) + " cannot be written", e);
        }
    }
}
