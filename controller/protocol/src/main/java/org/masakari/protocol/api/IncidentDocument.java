package org.masakari.protocol.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.HostName;
import org.masakari.protocol.evidence.FencingEvidence;

/**
 * One failure of one host.
 *
 * @param segment the segment that the host is in now; null if an operator has taken it out
 * @param closedAt when the host had returned, or its next failure began; null while it is open
 * @param evidence the latest that was reported for it; null once that was purged
 * @param reports how many pieces of evidence were reported for it: monitors tell the same fencing
 * @param recoveries its recoveries and returns, the newest first
 * @param waitsFor what has to happen next, in a sentence; null once it is closed
 */
@JsonNaming(SnakeCaseStrategy.class)
public record IncidentDocument(
        UUID uuid,
        HostName host,
        @Nullable String segment,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable FencingEvidence evidence,
        int reports,
        List<Recovery> recoveries,
        @Nullable String waitsFor) {

    public IncidentDocument {
        recoveries = List.copyOf(recoveries);
    }

    /**
     * One of its recoveries, in short; {@code GET /v1/recoveries/UUID} has all of it.
     *
     * @param kind {@code recovery} or {@code return}
     * @param reason what it waits for, or why it ended as it did; null where nothing needs saying
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Recovery(
            UUID uuid,
            String kind,
            String phase,
            @Nullable String reason,
            Instant openedAt,
            @Nullable Instant endedAt) {}
}
