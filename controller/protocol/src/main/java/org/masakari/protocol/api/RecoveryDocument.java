package org.masakari.protocol.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.HostName;
import org.masakari.protocol.evidence.FencingEvidence;
import org.masakari.protocol.segment.RecoveryMethod;

/**
 * What the controller does about an incident.
 *
 * @param kind {@code recovery} of a failed host, or its {@code return}
 * @param notificationUuid the notification that led to it
 * @param evidence the proof that it acts on; null if there is none
 * @param reason why it ended as it did; null where nothing needs saying
 * @param reservedHost the reserved host that it took; null if none
 * @param claimedBy the controller that drives it; null if none does
 * @param moves its VM moves in the order of evacuation; empty in lists
 * @param steps its timeline; empty in lists
 */
@JsonNaming(SnakeCaseStrategy.class)
public record RecoveryDocument(
        UUID uuid,
        String kind,
        UUID incidentUuid,
        UUID notificationUuid,
        HostName host,
        RecoveryMethod method,
        String phase,
        @Nullable String reason,
        @Nullable FencingEvidence evidence,
        @Nullable HostName reservedHost,
        @Nullable String claimedBy,
        Instant openedAt,
        @Nullable Instant endedAt,
        List<VmMoveDocument> moves,
        List<StepDocument> steps) {}
