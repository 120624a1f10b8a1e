package org.masakari.engine.port;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.masakari.protocol.api.IncidentDocument;
import org.masakari.protocol.api.NotificationDocument;
import org.masakari.protocol.api.RecoveryDocument;
import org.masakari.protocol.api.VmMoveDocument;

/** What happened, newest first. */
public interface History {

    /** The notifications that are asked for. */
    List<NotificationDocument> notifications(NotificationSearch search);

    Optional<NotificationDocument> notification(UUID uuid);

    /** The uuid of the notification with that {@code id}, by which OpenStack's SDK pages. */
    Optional<UUID> notificationWithId(long id);

    /** The moves of the recovery that the notification led to or is covered by. */
    List<VmMoveDocument> moves(UUID notification);

    /** At most {@code limit} recoveries, without moves and steps. */
    List<RecoveryDocument> recoveries(int limit);

    /** One recovery, with moves and steps. */
    Optional<RecoveryDocument> recovery(UUID uuid);

    /** The failures of hosts that are asked for. */
    List<IncidentDocument> incidents(IncidentSearch search);

    Optional<IncidentDocument> incident(UUID uuid);
}
