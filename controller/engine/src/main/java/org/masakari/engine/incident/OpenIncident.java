package org.masakari.engine.incident;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a host's open incident.
 *
 * @param operations the fencing operations that were reported for it
 * @param reportedBackAt when a monitor last noticed that the host was back; null if none did
 * @param recovering true while a recovery of its instances has not ended
 * @param returning true while a return of the host is under way
 */
public record OpenIncident(
        Set<String> operations,
        @Nullable Instant reportedBackAt,
        boolean recovering,
        boolean returning) {

    public OpenIncident {
        operations = Set.copyOf(operations);
    }

    /**
     * When the host was back, as far as a fencing after that is another failure; null if it was
     * not. While its instances are being recovered nothing runs on it, and a second fencing is part
     * of the same failure.
     */
    @Nullable Instant over() {
        return recovering ? null : reportedBackAt;
    }
}
