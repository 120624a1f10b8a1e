package org.masakari.monitor;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
    private String written = "";

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
     * Keeps {@code contents}; on disk when this returns. What is on disk already is not written
     * again.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public void save(T contents) {
        try {
            String text = Json.lenient().writeValueAsString(contents);
            if (!text.equals(written)) {
                DurableFiles.write(folder, name, text.getBytes(StandardCharsets.UTF_8));
                written = text;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder.resolve(name) + " cannot be written", e);
        }
    }
}
