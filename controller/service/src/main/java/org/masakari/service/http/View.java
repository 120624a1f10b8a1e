package org.masakari.service.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.masakari.protocol.api.HostDocument;
import org.masakari.protocol.api.NotificationDocument;
import org.masakari.protocol.api.RecoveryDocument;
import org.masakari.protocol.api.SegmentDocument;
import org.masakari.protocol.api.VmMoveDocument;
import org.masakari.protocol.json.Json;

/** Documents as a version of the API shows them: what OpenStack's have not is in ours alone. */
final class View {
    private final Microversion version;

    View(Microversion version) {
        this.version = version;
    }

    ObjectNode segment(SegmentDocument segment) {
        ObjectNode node = tree(segment);
        if (!version.has(Microversion.WITH_ENABLED)) {
            node.remove("enabled");
        }
        return without(node, "trust_monitors", "only_opted_in");
    }

    /** OpenStack's Masakari calls a host that has failed on maintenance, until it is back. */
    ObjectNode host(HostDocument host) {
        ObjectNode node = tree(host);
        node.set("failover_segment", segment(host.failoverSegment()));
        if (!isOurs()) {
            node.put("on_maintenance", host.onMaintenance() || host.incidentUuid() != null);
        }
        return without(node, "incident_uuid");
    }

    ObjectNode notification(NotificationDocument notification) {
        ObjectNode node = tree(notification);
        if (!isOurs() && node.get("payload") instanceof ObjectNode payload) {
            payload.remove("evidence");
        }
        return without(node, "hostname", "recovery_id", "reason");
    }

    ObjectNode move(VmMoveDocument move) {
        ObjectNode node = tree(move);
        node.put("deleted", false).putNull("deleted_at");
        return without(node, "detail", "attempts", "migration_uuid", "nova_request");
    }

    ObjectNode recovery(RecoveryDocument recovery) {
        return without(tree(recovery), "summary");
    }

    private boolean isOurs() {
        return version.has(Microversion.OWN);
    }

    private ObjectNode without(ObjectNode node, String... ours) {
        return isOurs() ? node : node.remove(List.of(ours));
    }

    private static ObjectNode tree(Object document) {
        return Json.strict().valueToTree(document);
    }
}
