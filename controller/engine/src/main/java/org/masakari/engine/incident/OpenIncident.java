package org.masakari.engine.incident;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a host's open incident.
 *
 * @param operations the fencing operations that were reported for it
 * @param reportedBackAt when a monitor last noticed that the host was back; null if none did
 * @param returning true while a return of the host is under way
 */
public record OpenIncident(
        Set<String> operations, @Nullable Instant reportedBackAt, boolean returning) {

    public OpenIncident {
        operations = Set.copyOf(operations);
    }
}
