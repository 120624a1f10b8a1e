package org.masakari.engine.port;

import org.jspecify.annotations.Nullable;
import org.masakari.protocol.HostName;

/**
 * Which incidents are asked for.
 *
 * @param host of this host; null for any
 * @param open true for those that are open, false for those that are closed; null for both
 * @param limit how many at most
 */
public record IncidentSearch(@Nullable HostName host, @Nullable Boolean open, int limit) {}
