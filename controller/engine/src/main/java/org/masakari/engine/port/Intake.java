package org.masakari.engine.port;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.recovery.Recovery;
import org.masakari.protocol.api.NotificationDocument;
import org.masakari.protocol.notification.Notification;

/** Takes notifications in: durable before it answers, and one recovery a failure. */
public interface Intake {

    /** What became of a notification. */
    sealed interface Receipt {}

    /**
     * Stored.
     *
     * @param document the notification as the API shows it
     * @param begun the recovery that it led to, claimed for this controller; empty if it led to
     *     none
     * @param repeated true if it was stored before, by its idempotency key
     */
    record Stored(NotificationDocument document, Optional<Begun> begun, boolean repeated)
            implements Receipt {}

    /** A recovery that this controller is to drive now. */
    record Begun(Claim claim, Recovery recovery) {}

    /** Not stored, because its host belongs to no segment. */
    record UnknownHost() implements Receipt {}

    /** Not stored; {@code why} says what stands against it. */
    record Refused(String why) implements Receipt {}

    /**
     * Stores {@code notification} and what it leads to in one transaction.
     *
     * @param payload the payload's JSON as it came
     * @param idempotencyKey chosen by the monitor; a repeat with the same key changes nothing and
     *     is answered like the first. Null from monitors that do not name repeats: then it is
     *     refused, as the Instance-HA API has it, if its host is on maintenance, or if the same was
     *     reported less than 180 s earlier and is not done with
     */
    Receipt accept(Notification notification, String payload, @Nullable String idempotencyKey);
}
