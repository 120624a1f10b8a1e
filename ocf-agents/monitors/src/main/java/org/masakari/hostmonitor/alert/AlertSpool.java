package org.masakari.hostmonitor.alert;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.masakari.hostmonitor.judge.Observation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder into which the alert agent writes, watched in a thread of its own. What was written
 * while no daemon ran comes first. A file is removed once it has been dealt with.
 */
public final class AlertSpool implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AlertSpool.class);

    /** The agent's {@code .alert}; it writes elsewhere and renames. */
    private static final String SUFFIX = ".alert";

    private static final int MAX_BYTES = 16 << 10;

    private final Path folder;
    private final Clock clock;
    private final Listener listener;
    private final WatchService watch;
    private final Thread thread = new Thread(this::run, "alert-spool");
    private final Set<Path> handedOver = new HashSet<>();

    /** Takes what was read; called on the spool's thread. */
    @FunctionalInterface
    public interface Listener {

        /**
         * Takes one alert.
         *
         * @param done to be run when it has been dealt with; until then the file stays
         */
        void heard(Observation observation, Runnable done);
    }

    /**
     * Watches {@code folder}, which is made for Pacemaker's user where it is missing.
     *
     * @throws UncheckedIOException if it cannot be made or watched
     */
    public AlertSpool(Path folder, Clock clock, Listener listener) {
        this.folder = folder.toAbsolutePath();
        this.clock = clock;
        this.listener = listener;
        thread.setDaemon(true);
        try {
            make(this.folder);
            watch = this.folder.getFileSystem().newWatchService();
            this.folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
        } catch (IOException e) {
            throw new UncheckedIOException("alert spool " + folder + " cannot be watched", e);
        }
    }

    /** Begins to read. */
    public AlertSpool start() {
        thread.start();
        return this;
    }

    /** True while it reads. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try (WatchService closing = watch) {
            while (true) {
                readAll();
                WatchKey key = closing.take();
                key.pollEvents();
                key.reset();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            log.atError()
                    .addKeyValue("error", e.getMessage())
                    .log(
                            "the alert spool {} cannot be read any more: fencings are heard from the"
                                    + " fencer and from crm_mon only. Check the folder and restart"
                                    + " this resource",
                            folder);
        }
    }

    private void readAll() throws IOException {
        List<Path> files;
        try (var listed = Files.list(folder)) {
            files = listed.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList();
        }
        for (Path file : files) {
            if (remember(file)) {
                listener.heard(read(file), () -> remove(file));
            }
        }
    }

    private Observation read(Path file) {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            String text = new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
            return AlertText.read(text, clock.instant());
        } catch (IOException e) {
            log.atWarn().addKeyValue("error", e.getMessage()).log("{} cannot be read", file);
            return new Observation.Hint();
        }
    }

    private synchronized boolean remember(Path file) {
        return handedOver.add(file);
    }

    private synchronized void remove(Path file) {
        try {
            Files.deleteIfExists(file);
            handedOver.remove(file);
        } catch (IOException e) {
            log.atWarn().addKeyValue("error", e.getMessage()).log("{} cannot be removed", file);
        }
    }

    /** The agent runs as Pacemaker's user, this daemon as another. */
    private static void make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder);
        try {
            UserPrincipalLookupService users =
                    folder.getFileSystem().getUserPrincipalLookupService();
            PosixFileAttributeView view =
                    Files.getFileAttributeView(folder, PosixFileAttributeView.class);
            view.setGroup(users.lookupPrincipalByGroupName("haclient"));
            view.setOwner(users.lookupPrincipalByName("hacluster"));
            view.setPermissions(PosixFilePermissions.fromString("rwxrwx---"));
        } catch (FileSystemException | UserPrincipalNotFoundException e) {
            log.atWarn()
                    .addKeyValue("error", e.getMessage())
                    .log(
                            "the alert spool {} could not be given to hacluster:haclient, so"
                                    + " Pacemaker's alert agent may be unable to write there",
                            folder);
        }
    }
}
