package org.masakari.service.journal;

import org.jspecify.annotations.Nullable;
import org.masakari.protocol.HostName;
import org.masakari.protocol.notification.Notification;

/**
 * What came in.
 *
 * @param payload the payload's JSON as it came
 * @param idempotencyKey chosen by the monitor; null from those that do not name repeats
 */
record Report(Notification notification, String payload, @Nullable String idempotencyKey) {

    HostName host() {
        return notification.hostname();
    }
}
