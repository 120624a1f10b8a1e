package org.masakari.service.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.masakari.engine.port.NotificationSearch;
import org.masakari.engine.port.PeerReports;
import org.masakari.protocol.api.HostDocument;
import org.masakari.protocol.api.NotificationDocument;
import org.masakari.protocol.notification.Notification;

/** Looks in MariaDB for what is known of a peer's report. */
public final class JdbiPeerReports implements PeerReports {
    /** {@code duplicate_notification_detection_interval} of OpenStack's Masakari. */
    private static final Duration WINDOW = Duration.ofMinutes(3);

    private static final Set<String> NOT_DONE = Set.of("new", "running", "error");
    private static final int MANY = 1000;

    private final Database database;

    public JdbiPeerReports(Database database) {
        this.database = database;
    }

    @Override
    public Optional<String> conflict(Notification notification, String payload) {
        JsonNode told = NotificationDao.json(payload);
        return database.read(
                handle ->
                        new InventoryDao(handle)
                                .hostNamed(notification.hostname().value())
                                .flatMap(host -> conflict(handle, host, notification, told)));
    }

    private static Optional<String> conflict(
            Handle handle, HostDocument host, Notification notification, JsonNode payload) {
        if (host.onMaintenance()) {
            return Optional.of("host " + host.name() + " is on maintenance: nothing was stored");
        }
        NotificationSearch search =
                new NotificationSearch(
                        host.uuid(),
                        notification.type(),
                        null,
                        notification.generatedTime().minus(WINDOW),
                        "created_at",
                        true,
                        null,
                        MANY);
        List<NotificationDocument> recent = new NotificationSearchDao(handle).find(search);
        return recent.stream()
                .filter(each -> NOT_DONE.contains(each.status()) && each.payload().equals(payload))
                .findFirst()
                .map(each -> "this was reported already: notification " + each.notificationUuid());
    }
}
