package org.masakari.protocol.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.HostName;

/**
 * A host of a failover segment.
 *
 * @param onMaintenance true if an operator has taken it out
 * @param incidentUuid its open incident, an addition of this project to the Instance-HA API; null
 *     if it has not failed, or is back
 */
@JsonNaming(SnakeCaseStrategy.class)
public record HostDocument(
        long id,
        UUID uuid,
        HostName name,
        String type,
        String controlAttributes,
        boolean reserved,
        boolean onMaintenance,
        @Nullable UUID incidentUuid,
        UUID failoverSegmentId,
        SegmentDocument failoverSegment,
        Instant createdAt,
        @Nullable Instant updatedAt,
        boolean deleted,
        @Nullable Instant deletedAt) {}
