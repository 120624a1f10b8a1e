package org.masakari.protocol.notification;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The payload of a {@link NotificationType#PROCESS} notification.
 *
 * @param event {@link HostEvent#STOPPED} if the process cannot be kept up, {@link
 *     HostEvent#STARTED} if it is back
 * @param processName its name, 1 to 255 characters
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ProcessPayload(HostEvent event, String processName) implements Payload {
    private static final int LONGEST_NAME = 255;

    public ProcessPayload {
        requireNonNull(event, "event is missing");
        requireNonNull(processName, "process_name is missing");
        if (processName.isBlank() || processName.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "process_name: 1 to " + LONGEST_NAME + " characters expected");
        }
    }

    @Override
    public boolean supersedes(Payload older) {
        return older instanceof ProcessPayload other && other.processName.equals(processName);
    }
}
