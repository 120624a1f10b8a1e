package org.masakari.protocol.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.HostName;
import org.masakari.protocol.notification.NotificationType;

/**
 * A notification and how far it has come.
 *
 * <p>{@code hostname}, {@code recoveryId} and {@code reason} are additions of this project to the
 * Instance-HA API.
 *
 * @param status {@code new}, {@code running}, {@code finished}, {@code error}, {@code failed} or
 *     {@code ignored}
 * @param recoveryId the recovery that it led to or is covered by; null if none
 * @param reason why it was ignored or failed; null otherwise
 */
@JsonNaming(SnakeCaseStrategy.class)
public record NotificationDocument(
        long id,
        UUID notificationUuid,
        NotificationType type,
        UUID sourceHostUuid,
        HostName hostname,
        JsonNode payload,
        String status,
        @Nullable UUID recoveryId,
        @Nullable String reason,
        Instant generatedTime,
        Instant createdAt,
        @Nullable Instant updatedAt,
        boolean deleted,
        @Nullable Instant deletedAt) {}
