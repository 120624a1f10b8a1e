package org.masakari.engine.port;

import org.jspecify.annotations.Nullable;

/**
 * A host's nova-compute service as Nova shows it.
 *
 * @param enabled false while the scheduler may not place instances there
 * @param disabledReason why it is disabled; null if enabled or not said
 * @param up true if its heartbeat is young and it is not forced down
 * @param forcedDown true if Nova was told that it is down
 */
public record ComputeService(
        boolean enabled, @Nullable String disabledReason, boolean up, boolean forcedDown) {}
