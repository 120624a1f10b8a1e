package org.masakari.hostmonitor.state;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.masakari.hostmonitor.judge.NodeRecord;
import org.masakari.protocol.json.Json;
import org.masakari.protocol.outbox.DurableFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The judge's memory on disk, as JSON, one object a node.
 *
 * <p>When a node was last online is kept to the minute, so that a quiet cluster costs one small
 * write a minute. That errs to the safe side: what was completed in between is settled by name.
 */
public final class StateFile {
    private static final Logger log = LoggerFactory.getLogger(StateFile.class);
    private static final String NAME = "nodes.json";

    private final Path folder;
    private String written = "";

    /** In {@code folder}, which must exist. */
    public StateFile(Path folder) {
        this.folder = folder;
    }

    /** What an earlier process left; empty, and said, if it cannot be read. */
    public Map<String, NodeRecord> load() {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            Map<String, NodeRecord> nodes = Json.lenient().readValue(bytes, new Nodes());
            return nodes == null ? Map.of() : nodes;
        } catch (IOException e) {
            log.atWarn()
                    .addKeyValue("error", e.getMessage())
                    .log(
                            "{} cannot be read, so this monitor begins anew: a host that was"
                                    + " reported before may be reported again, which the controller"
                                    + " takes for the same failure",
                            file);
            return Map.of();
        }
    }

    /**
     * Keeps {@code nodes}; on disk when this returns.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public void save(Map<String, NodeRecord> nodes) {
        Map<String, NodeRecord> rounded = new TreeMap<>();
        nodes.forEach((name, record) -> rounded.put(name, toTheMinute(record)));
        try {
            String text = Json.lenient().writeValueAsString(rounded);
            if (!text.equals(written)) {
                DurableFiles.write(folder, NAME, text.getBytes(StandardCharsets.UTF_8));
                written = text;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder.resolve(NAME) + " cannot be written", e);
        }
    }

    private static NodeRecord toTheMinute(NodeRecord record) {
        Instant online = record.lastOnline();
        return new NodeRecord(
                online == null ? null : online.truncatedTo(ChronoUnit.MINUTES),
                record.settled(),
                record.refusedClaim(),
                record.away(),
                record.candidate());
    }

    private static final class Nodes extends TypeReference<Map<String, NodeRecord>> {}
}
