package org.masakari.hostmonitor.state;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.masakari.hostmonitor.judge.NodeRecord;
import org.masakari.monitor.Memory;

/**
 * The judge's memory on disk, as JSON, one object a node.
 *
 * <p>When a node was last online is kept to the minute, so that a quiet cluster costs one small
 * write a minute. That errs to the safe side: what was completed in between is settled by name.
 */
public final class StateFile {
    private final Memory<Map<String, NodeRecord>> memory;

    /** In {@code folder}, which must exist. */
    public StateFile(Path folder) {
        memory =
                new Memory<>(
                        folder,
                        "nodes.json",
                        new Nodes(),
                        "a host that was reported before may be reported again, which the"
                                + " controller takes for the same failure");
    }

    /** What an earlier process left; empty, and said, if it cannot be read. */
    public Map<String, NodeRecord> load() {
        return memory.load().orElse(Map.of());
    }

    /**
     * Keeps {@code nodes}; on disk when this returns.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public void save(Map<String, NodeRecord> nodes) {
        Map<String, NodeRecord> rounded = new TreeMap<>();
        nodes.forEach((name, record) -> rounded.put(name, toTheMinute(record)));
        memory.save(rounded);
    }

    private static NodeRecord toTheMinute(NodeRecord record) {
        Instant online = record.lastOnline();
        return new NodeRecord(
                online == null ? null : online.truncatedTo(ChronoUnit.MINUTES),
                record.settled(),
                record.refusedClaim(),
                record.away(),
                record.candidate(),
                record.loss());
    }

    private static final class Nodes extends TypeReference<Map<String, NodeRecord>> {}
}
