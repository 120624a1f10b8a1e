package org.masakari.engine.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the host that a notification is about.
 *
 * @param segmentEnabled false if the operator has taken its segment out of protection
 * @param onMaintenance true if the operator works on the host
 * @param incident its open incident; null if it has none
 * @param lastBackAt when a monitor last noticed that the host was back; null if that never happened
 * @param underWay true if the very instance that the notification is about is being restarted
 * @param processFailed true if the very process that the notification is about is known to have
 *     failed
 * @param monitorsTrusted true if in its segment a monitor's word that a host is off is proof enough
 */
public record HostSituation(
        boolean segmentEnabled,
        boolean onMaintenance,
        @Nullable OpenIncident incident,
        @Nullable Instant lastBackAt,
        boolean underWay,
        boolean processFailed,
        boolean monitorsTrusted) {}
