package org.masakari.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import org.masakari.pacemaker.ClusterNode;
import org.masakari.pacemaker.ClusterView;
import org.masakari.pacemaker.NodeCondition;
import org.masakari.protocol.diagnosis.Finding;

/** The cluster as it is: quorum, its options, its nodes. */
final class StateChecks {
    private final ClusterView view;

    StateChecks(ClusterView view) {
        this.view = view;
    }

    List<Finding> run() {
        List<Finding> findings = new ArrayList<>(List.of(quorum(), fencing()));
        if (view.options().maintenance()) {
            findings.add(
                    Finding.fail(
                            "maintenance-mode",
                            "true",
                            "Pacemaker watches nothing: no failure of a host is noticed",
                            "crm configure property maintenance-mode=false"));
        }
        findings.addAll(nodes());
        return findings;
    }

    private Finding quorum() {
        return view.quorate()
                ? Finding.ok("quorum", "this node's partition has it")
                : Finding.fail(
                        "quorum",
                        "this node's partition has none",
                        "it fences nobody, and its hostmonitor reports nothing",
                        "bring the other full nodes and their network back: corosync-quorumtool");
    }

    private Finding fencing() {
        return view.options().fencing()
                ? Finding.ok("stonith-enabled", "true")
                : Finding.fail(
                        "stonith-enabled",
                        "false",
                        "no host is fenced, so there is never proof and nothing is evacuated",
                        "crm configure property stonith-enabled=true");
    }

    private List<Finding> nodes() {
        List<Finding> findings = new ArrayList<>();
        for (ClusterNode node : view.nodes()) {
            NodeCondition condition = node.condition();
            if (condition == NodeCondition.UNCLEAN) {
                findings.add(
                        Finding.fail(
                                "node " + node.name(),
                                "lost, and not fenced yet",
                                "its instances stay where they are until it is fenced",
                                "see why its fencing fails: stonith_admin --history "
                                        + node.name()));
            } else if (condition != NodeCondition.ONLINE || node.maintenance()) {
                findings.add(
                        Finding.warn(
                                "node " + node.name(),
                                node.maintenance() ? "in maintenance" : "not online",
                                "its failures are not noticed as long as that is so",
                                "bring it back if that is not on purpose"));
            }
        }
        if (findings.isEmpty()) {
            findings.add(Finding.ok("nodes", "all " + view.nodes().size() + " online"));
        }
        return findings;
    }
}
