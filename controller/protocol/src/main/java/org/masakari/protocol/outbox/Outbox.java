package org.masakari.protocol.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import org.masakari.protocol.notification.Notification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notifications on disk until a controller has committed them: one folder, one file an entry.
 *
 * <p>An entry is durable when {@link #add} returns. What was refused for good lies in {@code
 * refused/} with the answer beside it, what cannot be read in {@code corrupt/}; neither blocks the
 * rest. One process a folder. Safe for use by many threads. Every method throws {@link
 * UncheckedIOException} if the disk fails.
 */
public final class Outbox {
    private static final Logger log = LoggerFactory.getLogger(Outbox.class);

    private static final String PROBE = "probe";
    private static final int PROBE_BYTES = 4096;

    private final Path folder;
    private final int capacity;
    private final TreeMap<Long, OutboxEntry> entries = new TreeMap<>();
    private long nextSequence = 1;

    private Outbox(Path folder, int capacity) {
        this.folder = folder;
        this.capacity = capacity;
    }

    /**
     * Opens the outbox in {@code folder}, which is made where it is missing, with what an earlier
     * process left in it.
     *
     * @param capacity entries held at most; more than this found on disk are kept and delivered
     */
    public static Outbox open(Path folder, int capacity) {
        Outbox outbox = new Outbox(folder.toAbsolutePath(), capacity);
        try {
            outbox.load();
        } catch (IOException e) {
            throw new UncheckedIOException("outbox " + folder + " cannot be opened", e);
        }
        return outbox;
    }

    /**
     * Keeps {@code notification}; it is on disk when this returns {@link Added.Stored}. Where there
     * is no room, the oldest entry that a later one supersedes makes it, and that is said.
     */
    public synchronized Added add(Notification notification) {
        if (entries.size() >= capacity && !makeRoomFor(notification)) {
            return new Added.Full(capacity);
        }
        OutboxEntry entry = new OutboxEntry(nextSequence, UUID.randomUUID(), notification);
        try {
            DurableFiles.write(folder, EntryFile.name(entry.sequence()), EntryFile.bytes(entry));
        } catch (IOException e) {
            throw new UncheckedIOException("outbox " + folder + " cannot be written", e);
        }
        nextSequence++;
        entries.put(entry.sequence(), entry);
        return new Added.Stored(entry);
    }

    private boolean makeRoomFor(Notification notification) {
        Optional<OutboxEntry> needless =
                entries.values().stream()
                        .filter(entry -> isSuperseded(entry, notification))
                        .findFirst();
        needless.ifPresent(
                entry -> {
                    log.atWarn()
                            .addKeyValue("host", entry.notification().hostname())
                            .addKeyValue("notification", entry.id())
                            .log(
                                    "the outbox is full ({}): no controller has taken any for a long"
                                            + " time. This notification is dropped, because a later"
                                            + " one tells of the same",
                                    capacity);
                    delivered(entry);
                });
        return needless.isPresent();
    }

    private boolean isSuperseded(OutboxEntry entry, Notification newest) {
        return newest.supersedes(entry.notification())
                || entries.tailMap(entry.sequence(), false).values().stream()
                        .anyMatch(later -> later.notification().supersedes(entry.notification()));
    }

    /**
     * Does all that {@link #add} does with {@code sample}, and takes it back: a folder that cannot
     * be written is found now, not when the first host has failed, and the first report finds its
     * classes loaded.
     */
    public void rehearse(Notification sample) {
        Path probe = folder.resolve(PROBE);
        OutboxEntry entry = new OutboxEntry(0, UUID.randomUUID(), sample);
        try {
            DurableFiles.write(folder, PROBE, EntryFile.bytes(entry));
            OutboxEntry read = EntryFile.read(probe, 0);
            Files.delete(probe);
            if (!read.equals(entry)) {
                throw new IOException("what was written came back as something else");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("outbox " + folder + " cannot be written", e);
        }
    }

    /** Writes as much as an entry needs, and takes it back: throws if that is not possible now. */
    public void probe() {
        try {
            DurableFiles.write(folder, PROBE, new byte[PROBE_BYTES]);
            Files.delete(folder.resolve(PROBE));
        } catch (IOException e) {
            throw new UncheckedIOException("outbox " + folder + " cannot be written", e);
        }
    }

    /** What waits, oldest first. */
    public synchronized List<OutboxEntry> entries() {
        return List.copyOf(entries.values());
    }

    /** Forgets {@code entry}: a controller has committed it. */
    public synchronized void delivered(OutboxEntry entry) {
        try {
            Files.deleteIfExists(file(entry));
            entries.remove(entry.sequence());
        } catch (IOException e) {
            throw new UncheckedIOException(file(entry) + " cannot be removed", e);
        }
    }

    /** Puts {@code entry} aside, with the controller's {@code answer} beside it. */
    public synchronized Path refused(OutboxEntry entry, String answer) {
        try {
            Path aside = moveTo("refused", file(entry));
            String name = aside.getFileName() + ".answer";
            Path refused = folder.resolve("refused");
            DurableFiles.write(refused, name, (answer + "\n").getBytes(StandardCharsets.UTF_8));
            DurableFiles.syncFolder(folder);
            entries.remove(entry.sequence());
            return aside;
        } catch (IOException e) {
            throw new UncheckedIOException(file(entry) + " cannot be put aside", e);
        }
    }

    private void load() throws IOException {
        Files.createDirectories(folder);
        DurableFiles.removeLeftovers(folder);
        nextSequence = 1 + Math.max(highest(folder), highest(folder.resolve("refused")));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
            for (Path file : files) {
                load(file);
            }
        }
    }

    private void load(Path file) throws IOException {
        OptionalLong sequence = EntryFile.sequence(file);
        if (sequence.isEmpty()) {
            return;
        }
        try {
            entries.put(sequence.getAsLong(), EntryFile.read(file, sequence.getAsLong()));
        } catch (IOException e) {
            Path aside = moveTo("corrupt", file);
            log.atError()
                    .addKeyValue("error", e.getMessage())
                    .log(
                            "a notification in the outbox cannot be read: the file is damaged,"
                                    + " perhaps by a full disk. It was moved to {}; the others are"
                                    + " delivered. See which host it names, and whether that host"
                                    + " was recovered",
                            aside);
        }
    }

    private Path moveTo(String subfolder, Path file) throws IOException {
        Path aside = Files.createDirectories(folder.resolve(subfolder)).resolve(file.getFileName());
        return Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path file(OutboxEntry entry) {
        return folder.resolve(EntryFile.name(entry.sequence()));
    }

    private static long highest(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (var files = Files.list(folder)) {
            return files.mapToLong(file -> EntryFile.sequence(file).orElse(0)).max().orElse(0);
        }
    }
}
