package org.masakari.instancemonitor.state;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masakari.instancemonitor.judge.DomainRecord;
import org.masakari.instancemonitor.judge.Failure;
import org.masakari.monitor.Memory;

/**
 * The judge's memory on disk, as JSON: which domains run, and which of them were reported. It is of
 * one boot of the host: after another one all domains are shut off, and that is no crash of theirs.
 */
public final class StateFile {
    private final Memory<Kept> memory;
    private final String boot;

    /**
     * In {@code folder}, which must exist.
     *
     * @param boot the host's boot now, as {@code /proc/sys/kernel/random/boot_id} has it
     */
    public StateFile(Path folder, String boot) {
        this.boot = boot;
        memory =
                new Memory<>(
                        folder,
                        "domains.json",
                        new TypeReference<Kept>() {},
                        "instances that crashed while no monitor ran are not found");
    }

    /** What is kept. */
    record Kept(String boot, Map<UUID, KeptDomain> active) {}

    /** Of one domain; what was heard of its agent is worth nothing later. */
    record KeptDomain(boolean incoming, @Nullable Failure reported) {}

    /** What an earlier process left of this boot; empty, and said, if it cannot be read. */
    public Map<UUID, DomainRecord> load() {
        Map<UUID, DomainRecord> active = new TreeMap<>();
        memory.load()
                .filter(kept -> kept.boot().equals(boot))
                .ifPresent(
                        kept ->
                                kept.active()
                                        .forEach(
                                                (uuid, domain) ->
                                                        active.put(uuid, record(domain))));
        return active;
    }

    /**
     * Keeps {@code active}; on disk when this returns.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public void save(Map<UUID, DomainRecord> active) {
        Map<UUID, KeptDomain> kept = new TreeMap<>();
        active.forEach(
                (uuid, record) ->
                        kept.put(uuid, new KeptDomain(record.incoming(), record.reported())));
        memory.save(new Kept(boot, kept));
    }

    private static DomainRecord record(KeptDomain domain) {
        return new DomainRecord(domain.incoming(), domain.reported(), null);
    }
}
