package org.masakari.protocol.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.segment.RecoveryMethod;

/**
 * A failover segment.
 *
 * @param trustMonitors an addition of this project to the Instance-HA API: true if a monitor's word
 *     that a host is off counts as proof, without a fencing that our own hostmonitor has seen
 * @param onlyOptedIn an addition of this project as well: true if only instances with metadata
 *     {@code HA_Enabled=True} are recovered
 */
@JsonNaming(SnakeCaseStrategy.class)
public record SegmentDocument(
        long id,
        UUID uuid,
        String name,
        @Nullable String description,
        String serviceType,
        RecoveryMethod recoveryMethod,
        boolean enabled,
        boolean trustMonitors,
        boolean onlyOptedIn,
        Instant createdAt,
        @Nullable Instant updatedAt,
        boolean deleted,
        @Nullable Instant deletedAt) {}
