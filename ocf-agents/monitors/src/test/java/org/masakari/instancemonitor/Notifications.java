package org.masakari.instancemonitor;

import java.time.Instant;
import java.util.UUID;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.notification.InstancePayload;
import org.masakari.protocol.notification.Notification;
import org.masakari.protocol.notification.NotificationType;

final class Notifications {
    private Notifications() {}

    static Notification crashed(UUID instance) {
        return new Notification(
                NotificationType.VM,
                new HostName("compute1"),
                Instant.parse("2026-11-22T13:47:11Z"),
                InstancePayload.crashed(new InstanceId(instance)));
    }
}
