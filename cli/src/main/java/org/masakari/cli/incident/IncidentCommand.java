package org.masakari.cli.incident;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Document;
import org.masakari.cli.output.Cell;
import org.masakari.cli.output.Layout;
import org.masakari.cli.recovery.EvidenceText;
import org.masakari.cli.session.Session;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.IncidentDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code masakari incident}. */
@Command(
        name = "incident",
        description = "The failures of hosts, and what each of them waits for.",
        footer = {"  masakari incident list --open"})
public final class IncidentCommand {
    private static final Layout<IncidentDocument> LIST =
            common().cell("latest", IncidentCommand::latest)
                    .text("waits_for", IncidentDocument::waitsFor);

    private static final Layout<IncidentDocument> HEAD =
            common().text("waits_for", IncidentDocument::waitsFor)
                    .text("evidence", i -> EvidenceText.of(i.evidence()))
                    .text("reports", IncidentDocument::reports);

    private static final Layout<IncidentDocument.Recovery> RECOVERIES =
            new Layout<IncidentDocument.Recovery>()
                    .text("recovery", IncidentDocument.Recovery::uuid)
                    .text("kind", IncidentDocument.Recovery::kind)
                    .cell("phase", r -> Cell.word(r.phase()))
                    .text("opened_at", IncidentDocument.Recovery::openedAt)
                    .text("ended_at", IncidentDocument.Recovery::endedAt)
                    .text("reason", IncidentDocument.Recovery::reason);

    private final Session session;

    public IncidentCommand(Session session) {
        this.session = session;
    }

    @Command(
            name = "list",
            description = "The newest failures of hosts.",
            footer = {
                "  masakari incident list --open",
                "  masakari incident list --host compute1"
            })
    void list(
            @Option(names = "--open", description = "Only hosts that are not back yet.")
                    boolean open,
            @Option(names = "--host", paramLabel = "HOST", description = "Of this host only.")
                    @Nullable HostName host,
            @Option(
                            names = "--limit",
                            paramLabel = "COUNT",
                            defaultValue = "50",
                            description = "How many at most. Default: 50.")
                    int limit) {
        session.printer().list(incidents().newest(host, open, limit), LIST);
    }

    @Command(
            name = "show",
            description = "One failure of a host: its evidence, its recoveries, what it waits for.",
            footer = {"  masakari incident show 4c1d2e3f-0a1b-4c2d-8e3f-4a5b6c7d8e9f"})
    void show(@Parameters(paramLabel = "ID", description = "Its UUID.") UUID id) {
        Document<IncidentDocument> incident = incidents().one(id);
        session.printer().one(incident, HEAD);
        if (session.isForPeople()) {
            session.screen().out().println();
            session.printer().table(RECOVERIES.table(incident.value().recoveries()));
        }
    }

    private static Layout<IncidentDocument> common() {
        return new Layout<IncidentDocument>()
                .text("uuid", IncidentDocument::uuid)
                .text("host", IncidentDocument::host)
                .text("segment", IncidentDocument::segment)
                .text("opened_at", IncidentDocument::openedAt)
                .text("closed_at", IncidentDocument::closedAt);
    }

    private Incidents incidents() {
        return new Incidents(session.api());
    }

    /** How far the newest of its recoveries is. */
    private static Cell latest(IncidentDocument incident) {
        return incident.recoveries().isEmpty()
                ? Cell.of(null)
                : Cell.word(incident.recoveries().get(0).phase());
    }
}
