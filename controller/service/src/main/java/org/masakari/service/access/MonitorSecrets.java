package org.masakari.service.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.masakari.protocol.client.MonitorSecret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The secrets of the monitors, in a file that is read again when it has changed: while one is
 * replaced, both are in it. A file that cannot be read leaves what was read before.
 */
public final class MonitorSecrets {
    /** How far a monitor's clock may be from ours, and how old a signed report may be. */
    static final Duration WINDOW = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(MonitorSecrets.class);

    private final Path file;
    private final Clock clock;
    private List<MonitorSecret> secrets = List.of();
    private FileTime readAt = FileTime.fromMillis(0);

    /** Secrets of {@code file}, which is read when it is first needed. */
    public MonitorSecrets(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /**
     * Why a signed request is not to be believed; empty if it is.
     *
     * @param owner the host that it says it is of
     */
    public Optional<String> doubt(String owner, MonitorSecret.Signed signed, String signature) {
        Duration age = Duration.between(Instant.ofEpochSecond(signed.time()), clock.instant());
        if (age.abs().compareTo(WINDOW) > 0) {
            return Optional.of(
                    "it was signed "
                            + age.toSeconds()
                            + " s ago by the clock of "
                            + owner
                            + ", and may be "
                            + WINDOW.toSeconds()
                            + " s away at most: compare the clocks");
        }
        boolean known =
                current().stream()
                        .filter(secret -> secret.owner().equals(owner))
                        .anyMatch(secret -> secret.signed(signed, signature));
        return known
                ? Optional.empty()
                : Optional.of(
                        "none of the secrets of "
                                + owner
                                + " in "
                                + file.getFileName()
                                + " signs so");
    }

    private synchronized List<MonitorSecret> current() {
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            if (!changed.equals(readAt)) {
                secrets = MonitorSecret.read(file);
                readAt = changed;
            }
        } catch (IOException e) {
            LOG.atError()
                    .addKeyValue("error", e.getMessage())
                    .log(
                            "the monitors' secrets in {} cannot be read: those read before stay in"
                                    + " use; correct the file",
                            file);
        }
        return secrets;
    }
}
