package org.masakari.hostmonitor;

import java.time.Instant;
import org.masakari.protocol.HostName;
import org.masakari.protocol.notification.HostPayload;
import org.masakari.protocol.notification.Notification;
import org.masakari.protocol.notification.NotificationType;

final class Notifications {
    private Notifications() {}

    static Notification returned(String host, Instant now) {
        return new Notification(
                NotificationType.COMPUTE_HOST, new HostName(host), now, HostPayload.returned());
    }
}
