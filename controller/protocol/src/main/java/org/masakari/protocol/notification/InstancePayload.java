package org.masakari.protocol.notification;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import java.util.Set;
import org.masakari.protocol.InstanceId;

/**
 * The payload of a {@link NotificationType#VM} notification.
 *
 * @param event libvirt's event, such as {@code LIFECYCLE}
 * @param virDomainEvent what about it, such as {@code STOPPED_FAILED}
 * @param instanceUuid the instance
 */
@JsonNaming(SnakeCaseStrategy.class)
public record InstancePayload(String event, String virDomainEvent, InstanceId instanceUuid)
        implements Payload {
    /** The Instance-HA API's events that mean a failure. */
    private static final Map<String, Set<String>> FAILURES =
            Map.of(
                    "LIFECYCLE", Set.of("STOPPED_FAILED"),
                    "IO_ERROR", Set.of("IO_ERROR_REPORT"),
                    "QEMU_GUEST_AGENT_ERROR", Set.of("STOPPED_FAILED"));

    public InstancePayload {
        requireNonNull(event, "event is missing");
        requireNonNull(virDomainEvent, "vir_domain_event is missing");
        requireNonNull(instanceUuid, "instance_uuid is missing");
    }

    /** The instance's guest has ended by itself. */
    public static InstancePayload crashed(InstanceId instance) {
        return new InstancePayload("LIFECYCLE", "STOPPED_FAILED", instance);
    }

    /** True if the instance has to be recovered. */
    public boolean meansFailure() {
        return FAILURES.getOrDefault(event, Set.of()).contains(virDomainEvent);
    }

    @Override
    public boolean supersedes(Payload older) {
        return equals(older);
    }
}
