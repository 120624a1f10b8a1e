package org.masakari.cli.recovery;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Document;
import org.masakari.cli.api.Exit;
import org.masakari.cli.api.Failure;
import org.masakari.cli.session.Session;
import org.masakari.protocol.api.RecoveryDocument;

/**
 * Looks at a recovery again and again until it has ended. A controller that cannot be reached is
 * waited for: another one may be taking its place.
 */
final class Watch {
    /** How many recoveries a look takes in. */
    static final int NEWEST = 20;

    private final Recoveries recoveries;
    private final Patience patience;
    private final LiveScreen screen;
    private @Nullable Failure trouble;

    private Watch(Recoveries recoveries, Patience patience, LiveScreen screen) {
        this.recoveries = recoveries;
        this.patience = patience;
        this.screen = screen;
    }

    /** Shown on the session's screen; {@code deadline} null for ever. */
    static Watch of(Session session, @Nullable Instant deadline) {
        return new Watch(
                new Recoveries(session.api()),
                new Patience(session.clock(), session.pause(), deadline),
                new LiveScreen(session));
    }

    /** Waits for the first recovery that is wanted. */
    UUID find(Wanted wanted) throws InterruptedException {
        return find(wanted, null);
    }

    /**
     * Waits for the first recovery that is wanted.
     *
     * @param before those that are not; null for those that are over at the first look
     */
    UUID find(Wanted wanted, @Nullable Set<UUID> before) throws InterruptedException {
        Set<UUID> over = before;
        while (true) {
            Optional<List<RecoveryDocument>> newest = look(this::newest);
            if (newest.isPresent()) {
                over = over == null ? idsOfOver(newest.get(), wanted) : over;
                Optional<UUID> found = firstWanted(newest.get(), wanted, over);
                if (found.isPresent()) {
                    return found.get();
                }
                screen.progress("waiting for a recovery to begin");
            }
            waitOrGiveUp("no recovery began in time");
        }
    }

    private List<RecoveryDocument> newest() {
        return recoveries.newest(NEWEST).stream().map(Document::value).toList();
    }

    private static Set<UUID> idsOfOver(List<RecoveryDocument> newest, Wanted wanted) {
        Set<UUID> ids = new HashSet<>();
        newest.stream().filter(wanted::isOver).forEach(recovery -> ids.add(recovery.uuid()));
        return ids;
    }

    private static Optional<UUID> firstWanted(
            List<RecoveryDocument> newest, Wanted wanted, Set<UUID> over) {
        return newest.stream()
                .filter(wanted::matches)
                .map(RecoveryDocument::uuid)
                .filter(id -> !over.contains(id))
                .findFirst();
    }

    /**
     * Shows the recovery's steps as they come.
     *
     * @param since where its milliseconds begin; null for its own beginning
     * @return the recovery as it ended, or as it is held for an operator
     */
    Document<RecoveryDocument> follow(UUID id, @Nullable Instant since)
            throws InterruptedException {
        int shown = -1;
        while (true) {
            Optional<Document<RecoveryDocument>> seen = look(() -> recoveries.one(id));
            if (seen.isPresent()) {
                RecoveryDocument recovery = seen.get().value();
                if (shown < 0) {
                    screen.line(title(recovery));
                    shown = 0;
                }
                show(recovery, since, shown);
                shown = recovery.steps().size();
                if (recovery.endedAt() != null || recovery.phase().equals("held")) {
                    screen.clearProgress();
                    return seen.get();
                }
                screen.progress(Progress.of(recovery).toString());
            }
            waitOrGiveUp("recovery " + id + " has not ended in time");
        }
    }

    private static String title(RecoveryDocument recovery) {
        String evidence = EvidenceText.of(recovery.evidence());
        return recovery.kind()
                + " "
                + recovery.uuid()
                + " of "
                + recovery.host()
                + (recovery.method() == null ? "" : ", method " + Words.of(recovery.method()))
                + (evidence == null ? ", no evidence" : "\nevidence: " + evidence);
    }

    private void show(RecoveryDocument recovery, @Nullable Instant since, int shown) {
        Instant origin = since == null ? recovery.openedAt() : since;
        new Timeline(recovery, origin).linesAfter(shown, screen.colour()).forEach(screen::line);
    }

    private <T> Optional<T> look(Supplier<T> reading) {
        try {
            Optional<T> seen = Optional.of(reading.get());
            trouble = null;
            screen.troubleOver("a controller answers again");
            return seen;
        } catch (Failure e) {
            if (e.exit() != Exit.UNREACHABLE) {
                throw e;
            }
            trouble = e;
            screen.trouble(e.getMessage() + "; trying on");
            return Optional.empty();
        }
    }

    private void waitOrGiveUp(String happened) throws InterruptedException {
        if (patience.untilNextLook()) {
            return;
        }
        screen.clearProgress();
        if (trouble != null) {
            throw trouble;
        }
        throw new Failure(
                Exit.FAILED,
                happened,
                "nothing failed, or the controller is slow or waits for something",
                "only the watching has ended; the controller goes on",
                "see \"masakari recovery list\"; --timeout or --until-ended to watch longer");
    }
}
