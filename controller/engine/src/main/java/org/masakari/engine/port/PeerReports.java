package org.masakari.engine.port;

import java.util.Optional;
import org.masakari.protocol.notification.Notification;

/** What the reports of monitors of other makes are held against, which do not name repeats. */
public interface PeerReports {

    /**
     * Why the Instance-HA API answers such a report with 409; empty if it is to be taken: its host
     * is on maintenance, or the same was reported less than 180 s earlier and is not done with.
     *
     * @param payload the payload's JSON as it came
     */
    Optional<String> conflict(Notification notification, String payload);
}
