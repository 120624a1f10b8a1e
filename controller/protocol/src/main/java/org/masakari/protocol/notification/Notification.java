package org.masakari.protocol.notification;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.masakari.protocol.HostName;
import org.masakari.protocol.json.Json;

/**
 * What a monitor reports: the {@code notification} object that {@code POST /v1/notifications}
 * takes.
 *
 * @param type what has failed or come back; says which payload it has
 * @param hostname the host that it is about, or that it happened on
 * @param generatedTime when the monitor noticed, UTC
 * @param payload what it noticed
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Notification(
        NotificationType type, HostName hostname, Instant generatedTime, Payload payload) {

    public Notification {
        requireNonNull(payload, "payload is missing");
        if (!payload.getClass().equals(payloadOf(type))) {
            throw new IllegalArgumentException("a " + type + " notification has another payload");
        }
    }

    /** Reads one; the type says what its payload has to be. */
    @JsonCreator
    static Notification read(
            @JsonProperty("type") NotificationType type,
            @JsonProperty("hostname") HostName hostname,
            @JsonProperty("generated_time") Instant generatedTime,
            @JsonProperty("payload") JsonNode payload)
            throws JsonProcessingException {
        try {
            Payload read = Json.strict().treeToValue(payload, payloadOf(type));
            return new Notification(type, hostname, generatedTime, read);
        } catch (JsonMappingException e) {
            e.prependPath(Notification.class, "payload");
            throw e;
        }
    }

    private static Class<? extends Payload> payloadOf(NotificationType type) {
        return switch (type) {
            case COMPUTE_HOST -> HostPayload.class;
            case VM -> InstancePayload.class;
            case PROCESS -> ProcessPayload.class;
        };
    }

    /** True if this one, made later, makes {@code older} needless to know. */
    public boolean supersedes(Notification older) {
        return hostname.equals(older.hostname) && payload.supersedes(older.payload);
    }
}
