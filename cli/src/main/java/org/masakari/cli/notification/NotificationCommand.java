package org.masakari.cli.notification;

import java.util.UUID;
import org.masakari.cli.output.Cell;
import org.masakari.cli.output.Layout;
import org.masakari.cli.session.Session;
import org.masakari.protocol.api.NotificationDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code masakari notification}. */
@Command(
        name = "notification",
        description = "What the monitors have reported.",
        footer = {"  masakari notification list"})
public final class NotificationCommand {
    private static final Layout<NotificationDocument> LIST =
            new Layout<NotificationDocument>()
                    .text("notification_uuid", NotificationDocument::notificationUuid)
                    .text("generated_time", NotificationDocument::generatedTime)
                    .text("type", NotificationDocument::type)
                    .text("hostname", NotificationDocument::hostname)
                    .text("event", NotificationCommand::event)
                    .cell("status", n -> Cell.word(n.status()))
                    .text("recovery_id", NotificationDocument::recoveryId)
                    .text("reason", NotificationDocument::reason);

    private static final Layout<NotificationDocument> ONE =
            new Layout<NotificationDocument>()
                    .text("notification_uuid", NotificationDocument::notificationUuid)
                    .text("type", NotificationDocument::type)
                    .text("hostname", NotificationDocument::hostname)
                    .text("source_host_uuid", NotificationDocument::sourceHostUuid)
                    .text("event", NotificationCommand::event)
                    .cell("status", n -> Cell.word(n.status()))
                    .text("reason", NotificationDocument::reason)
                    .text("recovery_id", NotificationDocument::recoveryId)
                    .text("generated_time", NotificationDocument::generatedTime)
                    .text("created_at", NotificationDocument::createdAt)
                    .text("updated_at", NotificationDocument::updatedAt)
                    .text("payload", NotificationDocument::payload);

    private final Session session;

    public NotificationCommand(Session session) {
        this.session = session;
    }

    @Command(
            name = "list",
            description = "The newest notifications.",
            footer = {"  masakari notification list", "  masakari notification list --limit 5"})
    void list(
            @Option(
                            names = "--limit",
                            paramLabel = "COUNT",
                            defaultValue = "50",
                            description = "How many at most. Default: 50.")
                    int limit) {
        session.printer().list(notifications().newest(limit), LIST);
    }

    @Command(
            name = "show",
            description = "One notification, with all that the monitor said.",
            footer = {"  masakari notification show 0b2c6a43-5c5f-4f6b-9d5e-2f3b1f3d7a10"})
    void show(@Parameters(paramLabel = "ID", description = "Its UUID.") UUID id) {
        session.printer().one(notifications().one(id), ONE);
    }

    private Notifications notifications() {
        return new Notifications(session.api());
    }

    private static String event(NotificationDocument notification) {
        return notification.payload().path("event").asText();
    }
}
