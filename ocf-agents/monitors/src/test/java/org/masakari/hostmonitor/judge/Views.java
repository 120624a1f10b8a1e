package org.masakari.hostmonitor.judge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.masakari.pacemaker.ClusterLook;
import org.masakari.pacemaker.ClusterNode;
import org.masakari.pacemaker.ClusterOptions;
import org.masakari.pacemaker.ClusterView;
import org.masakari.pacemaker.CrmMon;
import org.masakari.pacemaker.FencingHistory;
import org.masakari.pacemaker.PastFencing;
import org.masakari.protocol.evidence.EvidenceSource;

/** What the judge is shown in its tests: the real samples, and views made up from flags. */
final class Views {
    static final Instant NOW = Instant.parse("2026-11-22T13:47:11Z");
    static final String NODE = "compute1";

    private Views() {}

    /** {@code crm_mon}'s real XML of that cluster state. */
    static ClusterView sample(String name) {
        List<String> cat =
                List.of("sh", "-c", "cat src/test/resources/crm_mon/" + name + ".xml", "crm_mon");
        try (CrmMon crmMon = new CrmMon(cat, Duration.ofSeconds(30))) {
            if (crmMon.look() instanceof ClusterLook.Seen seen) {
                return seen.view();
            }
            throw new AssertionError("sample " + name + " cannot be read");
        }
    }

    static ClusterView view(ClusterNode node, PastFencing... history) {
        return view(true, node, new FencingHistory.Known(List.of(history)));
    }

    static ClusterView view(boolean quorate, ClusterNode node, FencingHistory history) {
        return new ClusterView(quorate, ClusterOptions.USUAL, List.of(node), List.of(), history);
    }

    static ClusterNode online() {
        return new ClusterNode(NODE, true, true, false, false, false, "Started");
    }

    static ClusterNode unclean() {
        return new ClusterNode(NODE, true, false, true, false, false, "Stopped");
    }

    static ClusterNode offline() {
        return new ClusterNode(NODE, true, false, false, false, false, "Stopped");
    }

    /** The trap: fenced and off, but shown as online while the cluster tries to connect. */
    static ClusterNode reconnecting() {
        return new ClusterNode(NODE, true, true, false, false, false, "Starting");
    }

    static ClusterNode joining() {
        return new ClusterNode(NODE, true, true, false, true, false, "Started");
    }

    static PastFencing past(PastFencing.Status status, String action, Instant completed) {
        return new PastFencing(
                NODE, action, status, completed, "node1", "node2", "pacemaker-controld.72", null);
    }

    static FencingReport reboot(String target) {
        return event(target, "reboot", true, "node2");
    }

    static FencingReport event(String target, String action, boolean ok, String delegate) {
        return new FencingReport(
                target,
                action,
                ok,
                "0f8f5bd4-6a17-4f0e-9d3c-000000000001",
                NOW,
                "node1",
                delegate,
                "pacemaker-controld.72",
                EvidenceSource.FENCER);
    }

    static Policy policy() {
        return policy(new HostSelection.All(), ManualAcknowledgement.REFUSE);
    }

    static Policy policy(HostSelection hosts, ManualAcknowledgement manual) {
        return policy(hosts, manual, SecondOpinion.NOT_ASKED);
    }

    static Policy asking(SecondOpinion second) {
        return policy(new HostSelection.All(), ManualAcknowledgement.REFUSE, second);
    }

    private static Policy policy(
            HostSelection hosts, ManualAcknowledgement manual, SecondOpinion second) {
        return new Policy(
                hosts,
                Map.of(),
                manual,
                Duration.ofMinutes(10),
                Duration.ofMinutes(2),
                second,
                "node1");
    }
}
