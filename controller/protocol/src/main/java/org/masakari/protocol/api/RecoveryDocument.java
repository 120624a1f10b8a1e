package org.masakari.protocol.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.evidence.FencingEvidence;
import org.masakari.protocol.segment.RecoveryMethod;

/**
 * What the controller does about a failure.
 *
 * @param kind {@code recovery} of a failed host, or its {@code return}; {@code instance}: the
 *     restart of one; {@code process}: a host goes out of service, {@code process_return}: and into
 *     it again
 * @param incidentUuid the failure of a host that it is about; null for the last three kinds
 * @param notificationUuid the notification that led to it; null once that was purged
 * @param instance the instance that is restarted; null for the other kinds
 * @param process the process that has failed or is back; null for the other kinds
 * @param method where the host's instances go; null unless {@code kind} is {@code recovery}
 * @param evidence the proof that it acts on; null if there is none
 * @param reason why it ended as it did; null where nothing needs saying
 * @param approvedBy the operator who wants it made whatever the gates say; null if none
 * @param reservedHosts the reserved hosts that it took and keeps
 * @param claimedBy the controller that drives it; null if none does
 * @param summary its VM moves in numbers; null where the API was asked in a version without
 * @param moves its VM moves in the order of evacuation; empty in lists
 * @param steps its timeline; empty in lists
 */
@JsonNaming(SnakeCaseStrategy.class)
public record RecoveryDocument(
        UUID uuid,
        String kind,
        @Nullable UUID incidentUuid,
        @Nullable UUID notificationUuid,
        HostName host,
        @Nullable InstanceId instance,
        @Nullable String process,
        @Nullable RecoveryMethod method,
        String phase,
        @Nullable String reason,
        @Nullable FencingEvidence evidence,
        @Nullable String approvedBy,
        List<HostName> reservedHosts,
        @Nullable String claimedBy,
        Instant openedAt,
        @Nullable Instant endedAt,
        @Nullable Summary summary,
        List<VmMoveDocument> moves,
        List<StepDocument> steps) {

    /**
     * VM moves in numbers, by the words of {@link VmMoveDocument#status}.
     *
     * @param rtoMs from the completed fencing until the last instance that succeeded was seen to
     *     have arrived; null while the recovery goes on, or where nothing succeeded
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Summary(
            int pending,
            int ongoing,
            int succeeded,
            int failed,
            int ignored,
            @Nullable Long rtoMs) {}
}
