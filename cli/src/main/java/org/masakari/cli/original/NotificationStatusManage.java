package org.masakari.cli.original;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.masakari.cli.api.Document;
import org.masakari.cli.api.Exit;
import org.masakari.cli.notification.Notifications;
import org.masakari.cli.output.Layout;
import org.masakari.cli.session.Session;
import org.masakari.protocol.api.NotificationDocument;
import org.masakari.protocol.notification.NotificationType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code masakari notification-status-manage}: {@code notification_status_manage.py}. */
@Command(
        name = "notification-status-manage",
        hidden = true,
        description = {
            "The original Masakari's tool for notifications that are not dealt with, for scripts",
            "that call it. New ones better use \"masakari notification list\"."
        },
        footer = {"  masakari notification-status-manage --mode list"})
public final class NotificationStatusManage implements Callable<Integer> {
    private static final List<String> STATUSES = List.of("new", "error", "failed");
    private static final int NOT_YET = 0;
    private static final int ERROR = 3;

    private static final Layout<NotificationDocument> NOTIFICATION_LIST =
            new Layout<NotificationDocument>()
                    .text("id", NotificationDocument::id)
                    .text("create_at", NotificationDocument::createdAt)
                    .text("update_at", NotificationDocument::updatedAt)
                    .text("notification_id", NotificationDocument::notificationUuid)
                    .text("notification_type", n -> type(n.type()))
                    .text("notification_hostname", NotificationDocument::hostname)
                    .text("notification_uuid", n -> n.payload().path("instance_uuid").asText())
                    .text("notification_time", NotificationDocument::generatedTime)
                    .text("progress", n -> n.status().equals("new") ? NOT_YET : ERROR)
                    .text("recover_by", n -> recoverBy(n.type()));

    enum Mode {
        LIST
    }

    private final Session session;
    private final Tool tool;

    @Mixin private final DatabaseOptions database = new DatabaseOptions();

    @Option(
            names = "--mode",
            required = true,
            paramLabel = "MODE",
            description = "list: those with progress 0 (not yet) or 3 (error).")
    private Mode mode = Mode.LIST;

    public NotificationStatusManage(Session session) {
        this.session = session;
        this.tool = new Tool(session, "notification_status_manage");
    }

    @Override
    public Integer call() {
        switch (mode) {
            case LIST -> tool.run(database, this::list);
        }
        return Exit.OK;
    }

    private void list() {
        tool.show(openAndFailed(), NOTIFICATION_LIST, "none selected notification");
    }

    private List<Document<NotificationDocument>> openAndFailed() {
        Notifications notifications = new Notifications(session.api());
        List<Document<NotificationDocument>> found = new ArrayList<>();
        for (String status : STATUSES) {
            found.addAll(notifications.ofStatus(status));
        }
        found.sort(Comparator.comparing(each -> each.value().createdAt()));
        return found;
    }

    /** The {@code type} that the original's monitors send. */
    private static String type(NotificationType type) {
        return switch (type) {
            case COMPUTE_HOST -> "rscGroup";
            case VM -> "VM";
            case PROCESS -> "nodeStatus";
        };
    }

    /** The original's number of what is done about it. */
    private static int recoverBy(NotificationType type) {
        return switch (type) {
            case COMPUTE_HOST -> 0;
            case VM -> 1;
            case PROCESS -> 2;
        };
    }
}
