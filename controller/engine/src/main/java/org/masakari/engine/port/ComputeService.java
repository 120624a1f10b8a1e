package org.masakari.engine.port;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A host's nova-compute service as Nova shows it.
 *
 * @param enabled false while the scheduler may not place instances there
 * @param disabledReason why it is disabled; null if enabled or not said
 * @param up true if its heartbeat is young and it is not forced down
 * @param forcedDown true if Nova was told that it is down
 * @param reportedAt when Nova last heard of it, or changed it; null if never
 */
public record ComputeService(
        boolean enabled,
        @Nullable String disabledReason,
        boolean up,
        boolean forcedDown,
        @Nullable Instant reportedAt) {

    /**
     * True if its nova-compute works, so that instances can come to its host once it is enabled.
     */
    public boolean works() {
        return up && !forcedDown;
    }
}
