package org.masakari.service.http.legacy;

import java.util.List;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.evidence.EvidenceSource;
import org.masakari.protocol.evidence.FencingEvidence;
import org.masakari.protocol.notification.ClusterStatus;
import org.masakari.protocol.notification.HostEvent;
import org.masakari.protocol.notification.HostPayload;
import org.masakari.protocol.notification.HostStatus;
import org.masakari.protocol.notification.InstancePayload;
import org.masakari.protocol.notification.Notification;
import org.masakari.protocol.notification.NotificationType;
import org.masakari.protocol.notification.Payload;
import org.masakari.protocol.notification.ProcessPayload;

/** The original's messages as notifications. */
final class LegacyTranslation {
    /**
     * What is said to have failed on a host that the cluster has lost and whose power is not off:
     * like the original, nothing but its nova-compute is taken out of service for it.
     */
    private static final String MEMBERSHIP = "cluster membership";

    private LegacyTranslation() {}

    /**
     * What {@code message} reports; empty if nothing is to be done about it.
     *
     * @param sender its address, which vouches for what it says
     * @throws LegacyMessage.Refused 500 if the host or the instance has no such name
     */
    static List<Notification> of(LegacyMessage message, String sender)
            throws LegacyMessage.Refused {
        try {
            HostName host = new HostName(message.text("hostname"));
            return switch (message.text("type")) {
                case "rscGroup" -> ofHost(message, host, sender);
                case "nodeStatus" ->
                        List.of(process(message, host, HostEvent.STOPPED, processName(message)));
                case "VM" -> ofInstance(message, host);
                default -> List.of();
            };
        } catch (IllegalArgumentException e) {
            throw new LegacyMessage.Refused(500, String.valueOf(e.getMessage()));
        }
    }

    private static List<Notification> ofHost(LegacyMessage message, HostName host, String sender) {
        return switch (message.event()) {
            case "rscGroup 1 2 2" ->
                    List.of(
                            notification(
                                    NotificationType.COMPUTE_HOST,
                                    message,
                                    host,
                                    HostPayload.fenced(claim(message, host, sender))));
            case "rscGroup 1 2 3", "rscGroup 1 2 4" ->
                    List.of(process(message, host, HostEvent.STOPPED, MEMBERSHIP));
            case "rscGroup 1 1 1" -> back(message, host);
            default -> List.of();
        };
    }

    /** The original only logs it; here an incident ends by it, and so its host's protection. */
    private static List<Notification> back(LegacyMessage message, HostName host) {
        HostPayload returned =
                new HostPayload(HostEvent.STARTED, ClusterStatus.ONLINE, HostStatus.NORMAL, null);
        return List.of(
                notification(NotificationType.COMPUTE_HOST, message, host, returned),
                process(message, host, HostEvent.STARTED, MEMBERSHIP));
    }

    private static List<Notification> ofInstance(LegacyMessage message, HostName host) {
        return message.event().equals("VM 0 5 5")
                ? List.of(
                        notification(
                                NotificationType.VM,
                                message,
                                host,
                                InstancePayload.crashed(InstanceId.of(message.text("uuid")))))
                : List.of();
    }

    private static FencingEvidence claim(LegacyMessage message, HostName host, String sender) {
        return FencingEvidence.claimed(host, message.time(), EvidenceSource.LEGACY_MONITOR, sender);
    }

    private static String processName(LegacyMessage message) {
        String id = message.text("detail");
        return id.isBlank() ? "process" : "process " + id;
    }

    private static Notification process(
            LegacyMessage message, HostName host, HostEvent event, String name) {
        return notification(
                NotificationType.PROCESS, message, host, new ProcessPayload(event, name));
    }

    private static Notification notification(
            NotificationType type, LegacyMessage message, HostName host, Payload payload) {
        return new Notification(type, host, message.time(), payload);
    }
}
