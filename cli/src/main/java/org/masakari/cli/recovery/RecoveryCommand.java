package org.masakari.cli.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Document;
import org.masakari.cli.session.Session;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.RecoveryDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code masakari recovery}. */
@Command(
        name = "recovery",
        description = "What the controller does about failed hosts, instances, processes, and did.",
        footer = {"  masakari recovery list", "  masakari recovery watch"})
public final class RecoveryCommand {
    private final Session session;

    public RecoveryCommand(Session session) {
        this.session = session;
    }

    @Command(
            name = "list",
            description = "The newest recoveries.",
            footer = {"  masakari recovery list", "  masakari recovery list --host compute1"})
    void list(
            @Option(names = "--host", paramLabel = "HOST", description = "Of this host only.")
                    @Nullable HostName host,
            @Option(
                            names = "--limit",
                            paramLabel = "COUNT",
                            defaultValue = "50",
                            description = "How many of the newest to look at. Default: 50.")
                    int limit) {
        List<Document<RecoveryDocument>> newest = recoveries().newest(limit);
        session.printer()
                .list(
                        newest.stream()
                                .filter(r -> host == null || r.value().host().equals(host))
                                .toList(),
                        RecoveryLayouts.LIST);
    }

    @Command(
            name = "show",
            description = "One recovery: its evidence, its VM moves and its timeline.",
            footer = {"  masakari recovery show 7d0f6a52-9f0c-4d0e-8a51-1f3b2c4d5e6f"})
    void show(@Parameters(paramLabel = "ID", description = "Its UUID.") UUID id) {
        Document<RecoveryDocument> recovery = recoveries().one(id);
        session.printer().one(recovery, RecoveryLayouts.ONE);
        if (session.isForPeople()) {
            showRest(recovery.value());
        }
    }

    @Command(
            name = "watch",
            description = {
                "Shows a recovery live until it has ended, then its VM moves.",
                "Without an ID: the newest one that has not ended, or the next one to begin."
            },
            footer = {
                "  masakari recovery watch",
                "  masakari recovery watch --host compute1 --timeout 2m",
                "  masakari recovery watch --since 1795381200.250 --until-ended"
            },
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:it ended as recovered (or returned)",
                "1:it ended otherwise, or did not end in time",
                "2:wrong usage or config",
                "3:there is no such recovery",
                "4:it is held and waits for an operator",
                "5:no controller answered in time"
            })
    int watch(
            @Parameters(arity = "0..1", paramLabel = "ID", description = "Its UUID.")
                    @Nullable UUID id,
            @Option(names = "--host", paramLabel = "HOST", description = "Of this host only.")
                    @Nullable HostName host,
            @Option(
                            names = "--timeout",
                            paramLabel = "TIME",
                            defaultValue = "10m",
                            converter = TimeSpan.class,
                            description = "Give up after this time, such as 90s. Default: 10m.")
                    Duration timeout,
            @Option(names = "--until-ended", description = "Never give up, however long it takes.")
                    boolean untilEnded,
            @Option(
                            names = "--since",
                            paramLabel = "EPOCH_SECONDS",
                            converter = EpochSeconds.class,
                            description =
                                    "Count from this time instead of the recovery's beginning; without an ID,"
                                            + " a recovery that began after it is shown even if it has ended.")
                    @Nullable Instant since)
            throws InterruptedException {
        Watch watch =
                Watch.of(session, untilEnded ? null : session.clock().instant().plus(timeout));
        UUID followed = id == null ? watch.find(new Wanted(host, since)) : id;
        Document<RecoveryDocument> ended = watch.follow(followed, since);
        return new Ending(ended, since).print(session);
    }

    @Command(
            name = "retry",
            description = {
                "Has a recovery made that was held, or that has failed or moved only some instances.",
                "Your name and reason are kept with it. Only what is still on the host is moved."
            },
            footer =
                    "  masakari recovery retry 7d0f6a52-9f0c-4d0e-8a51-1f3b2c4d5e6f"
                            + " --reason \"seen by myself: its power is off\"")
    void retry(
            @Parameters(paramLabel = "ID", description = "Its UUID.") UUID id,
            @Mixin NameAndReason word) {
        new Declared(
                        session,
                        "it is under way, waits, or has nothing left to do",
                        "see \"masakari recovery show "
                                + id
                                + "\"; \"masakari release\" lets go on what is held")
                .post(Recoveries.PATH + "/" + id + "/retry", word.body("retry"));
    }

    private void showRest(RecoveryDocument recovery) {
        Instant origin = recovery.openedAt();
        session.screen().out().println();
        session.printer().table(MovesTable.from(origin).table(recovery.moves()));
        session.screen().out().println();
        session.printer().table(new Timeline(recovery, origin).table());
    }

    private Recoveries recoveries() {
        return new Recoveries(session.api());
    }
}
