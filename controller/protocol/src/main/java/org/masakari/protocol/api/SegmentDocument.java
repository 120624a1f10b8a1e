package org.masakari.protocol.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.segment.RecoveryMethod;

/** A failover segment. */
@JsonNaming(SnakeCaseStrategy.class)
public record SegmentDocument(
        long id,
        UUID uuid,
        String name,
        @Nullable String description,
        String serviceType,
        RecoveryMethod recoveryMethod,
        boolean enabled,
        Instant createdAt,
        @Nullable Instant updatedAt,
        boolean deleted,
        @Nullable Instant deletedAt) {}
