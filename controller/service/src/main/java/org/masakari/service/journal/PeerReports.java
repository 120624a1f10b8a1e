package org.masakari.service.journal;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.masakari.protocol.api.HostDocument;
import org.masakari.protocol.notification.Notification;

/** What reports of monitors that do not name repeats are held against. */
final class PeerReports {
    /** {@code duplicate_notification_detection_interval} of OpenStack's Masakari. */
    private static final Duration WINDOW = Duration.ofMinutes(3);

    private static final Set<String> NOT_DONE = Set.of("new", "running", "error");

    private final Handle handle;

    PeerReports(Handle handle) {
        this.handle = handle;
    }

    /** Why such a report about {@code host} is refused; empty if it is to be taken. */
    Optional<String> conflict(HostDocument host, Notification notification, String payload) {
        if (host.onMaintenance()) {
            return Optional.of("host " + host.name() + " is on maintenance: nothing was stored");
        }
        return new NotificationDao(handle)
                .alike(notification, payload, notification.generatedTime().minus(WINDOW)).stream()
                        .filter(each -> NOT_DONE.contains(each.status()))
                        .findFirst()
                        .map(
                                each ->
                                        "this was reported already: notification "
                                                + each.notificationUuid());
    }
}
