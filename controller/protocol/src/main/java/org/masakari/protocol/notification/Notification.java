package org.masakari.protocol.notification;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.masakari.protocol.HostName;

/**
 * What a monitor reports about a compute host: the {@code notification} object that {@code POST
 * /v1/notifications} takes.
 *
 * @param type always {@link NotificationType#COMPUTE_HOST} so far
 * @param hostname the host that it is about
 * @param generatedTime when the monitor noticed, UTC
 * @param payload what it noticed
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Notification(
        NotificationType type, HostName hostname, Instant generatedTime, HostPayload payload) {}
