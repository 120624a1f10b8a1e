package org.masakari.cli.database;

import org.masakari.cli.api.Document;
import org.masakari.cli.output.Layout;
import org.masakari.cli.session.Session;
import org.masakari.protocol.api.PurgeDocument;
import org.masakari.protocol.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code masakari db}. */
@Command(
        name = "db",
        description = "What the controllers have stored.",
        footer = {"  masakari db purge --older-than 30d --dry-run"})
public final class DatabaseCommand {
    /** What was removed. */
    public static final Layout<PurgeDocument> PURGE =
            new Layout<PurgeDocument>()
                    .text("before", PurgeDocument::before)
                    .text("dry_run", PurgeDocument::dryRun)
                    .text("incidents", PurgeDocument::incidents)
                    .text("recoveries", PurgeDocument::recoveries)
                    .text("vm_moves", PurgeDocument::vmMoves)
                    .text("steps", PurgeDocument::steps)
                    .text("notifications", PurgeDocument::notifications);

    private final Session session;

    public DatabaseCommand(Session session) {
        this.session = session;
    }

    @Command(
            name = "purge",
            description = {
                "Removes finished history that is older: incidents whose host is back, with their",
                "recoveries, and notifications that led to nothing. The last incident of each host",
                "is kept."
            },
            footer = {
                "  masakari db purge --older-than 30d --dry-run",
                "  masakari db purge --older-than 7d"
            })
    void purge(
            @Option(
                            names = "--older-than",
                            paramLabel = "AGE",
                            required = true,
                            description = "A day or more, such as 30d.")
                    String age,
            @Option(names = "--dry-run", description = "Only say what would be removed.")
                    boolean dryRun) {
        PurgeDocument sum = new History(session.api()).purge(age, dryRun);
        session.printer().one(new Document<>(Json.lenient().valueToTree(sum), sum), PURGE);
    }
}
