package org.masakari.cli.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.masakari.cli.api.Api;
import org.masakari.cli.api.Document;
import org.masakari.protocol.api.NotificationDocument;

/** What the monitors have reported to the controller. */
public final class Notifications {
    /** What the controller answers at most at once. */
    private static final int PAGE = 1000;

    private static final String PATH = "/v1/notifications";

    private final Api api;

    public Notifications(Api api) {
        this.api = api;
    }

    /** The newest ones, newest first. */
    List<Document<NotificationDocument>> newest(int limit) {
        return list("?limit=" + Math.max(limit, 0));
    }

    /** All that have come as far as {@code status}, one of the API's words. */
    public List<Document<NotificationDocument>> ofStatus(String status) {
        String query = "?status=" + status + "&limit=" + PAGE;
        List<Document<NotificationDocument>> page = list(query);
        List<Document<NotificationDocument>> all = new ArrayList<>(page);
        while (page.size() == PAGE) {
            UUID last = page.get(PAGE - 1).value().notificationUuid();
            page = list(query + "&marker=" + last);
            all.addAll(page);
        }
        return all;
    }

    /** One, whole. */
    Document<NotificationDocument> one(UUID id) {
        return Document.of(
                api.get(PATH + "/" + id).path("notification"), NotificationDocument.class);
    }

    private List<Document<NotificationDocument>> list(String query) {
        return Document.list(
                api.get(PATH + query).path("notifications"), NotificationDocument.class);
    }
}
