package org.masakari.protocol.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/**
 * One instance's way through a host recovery.
 *
 * @param status {@code pending}, {@code ongoing}, {@code succeeded}, {@code failed} or {@code
 *     ignored}
 * @param detail our own finer word for the status
 * @param type always {@code evacuation}
 * @param message why it failed or was skipped; null otherwise
 * @param migrationUuid Nova's record of the latest try; null until it was seen
 * @param novaRequest Nova's id of the latest call, which its logs have too; null if unknown
 * @param createdAt when it was planned
 * @param updatedAt when it began or ended, the later of them; null before
 */
@JsonNaming(SnakeCaseStrategy.class)
public record VmMoveDocument(
        long id,
        UUID uuid,
        UUID notificationUuid,
        InstanceId instanceUuid,
        String instanceName,
        HostName sourceHost,
        @Nullable HostName destHost,
        @Nullable Instant startTime,
        @Nullable Instant endTime,
        String status,
        String detail,
        String type,
        @Nullable String message,
        int attempts,
        @Nullable String migrationUuid,
        @Nullable String novaRequest,
        Instant createdAt,
        @Nullable Instant updatedAt) {}
