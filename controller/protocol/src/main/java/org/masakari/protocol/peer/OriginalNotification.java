package org.masakari.protocol.peer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.UUID;
import org.masakari.protocol.notification.HostEvent;
import org.masakari.protocol.notification.HostPayload;
import org.masakari.protocol.notification.InstancePayload;
import org.masakari.protocol.notification.Notification;
import org.masakari.protocol.notification.ProcessPayload;

/** The JSON that the original Masakari (2015) took. */
final class OriginalNotification {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

    /** libvirt's numbers of the events that its monitor sent. */
    private static final Map<String, Integer> LIBVIRT_EVENTS =
            Map.of(
                    "LIFECYCLE", 0,
                    "REBOOT", 1,
                    "WATCHDOG", 3,
                    "IO_ERROR", 4,
                    "IO_ERROR_REASON", 7,
                    "CONTROL_ERROR", 8);

    private final OriginalFormat format;
    private final ZoneId zone;

    OriginalNotification(OriginalFormat format, ZoneId zone) {
        this.format = format;
        this.zone = zone;
    }

    /** What it sends; empty for what the original has no word for: a process that is back. */
    Optional<ObjectNode> of(UUID id, Notification notification) {
        ObjectNode body = head(id, notification);
        if (notification.payload() instanceof HostPayload host) {
            boolean stopped = host.event() == HostEvent.STOPPED;
            return Optional.of(
                    event(body, "rscGroup", "1", stopped ? "2" : "1", stopped ? "2" : "1")
                            .put("cluster_port", format.clusterPort()));
        }
        if (notification.payload() instanceof InstancePayload instance) {
            return Optional.of(instance(body, instance));
        }
        ProcessPayload process = (ProcessPayload) notification.payload();
        return process.event() == HostEvent.STOPPED
                ? Optional.of(event(body, "nodeStatus", "1", "1", "01"))
                : Optional.empty();
    }

    private static ObjectNode instance(ObjectNode body, InstancePayload instance) {
        boolean failed = instance.virDomainEvent().equals("STOPPED_FAILED");
        ObjectNode event = event(body, "VM", "", "", "");
        event.put("eventID", LIBVIRT_EVENTS.getOrDefault(instance.event(), -1));
        event.put("eventType", failed ? 5 : -1);
        event.put("detail", failed ? 5 : -1);
        return event.put("uuid", instance.instanceUuid().toString());
    }

    private ObjectNode head(UUID id, Notification notification) {
        String time = TIME.format(notification.generatedTime().atZone(zone));
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id.toString())
                .put("regionID", format.region())
                .put("hostname", notification.hostname().value())
                .put("uuid", "")
                .put("time", time)
                .put("startTime", time)
                .putNull("endTime")
                .put("tzname", zoneNames())
                .put("daylight", daylight(notification.generatedTime()))
                .put("cluster_port", "");
    }

    /** As Python prints {@code time.tzname}, without its brackets. */
    private String zoneNames() {
        TimeZone names = TimeZone.getTimeZone(zone);
        String winter = names.getDisplayName(false, TimeZone.SHORT, Locale.ROOT);
        String summer =
                names.observesDaylightTime()
                        ? names.getDisplayName(true, TimeZone.SHORT, Locale.ROOT)
                        : winter;
        return "'" + winter + "', '" + summer + "'";
    }

    private String daylight(Instant when) {
        return zone.getRules().isDaylightSavings(when) ? "1" : "0";
    }

    private static ObjectNode event(
            ObjectNode body, String type, String id, String eventType, String detail) {
        return body.put("type", type)
                .put("eventID", id)
                .put("eventType", eventType)
                .put("detail", detail);
    }
}
