package org.masakari.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.masakari.pacemaker.ClusterConfiguration;
import org.masakari.pacemaker.ClusterNode;
import org.masakari.pacemaker.ClusterResource;
import org.masakari.pacemaker.ClusterView;
import org.masakari.pacemaker.ConfiguredOperation;
import org.masakari.pacemaker.ConfiguredResource;
import org.masakari.pacemaker.NodeCondition;
import org.masakari.protocol.diagnosis.Finding;

/** Masakari's own resources: configured as docs/crm has them, and running where they belong. */
final class ResourceChecks {
    private static final String AS_IN = "as in docs/crm/masakari.crm: ";

    private final ClusterView view;
    private final ClusterConfiguration configuration;

    ResourceChecks(ClusterView view, ClusterConfiguration configuration) {
        this.view = view;
        this.configuration = configuration;
    }

    /** What an agent does, and where. */
    private enum Agent {
        CONTROLLER(false, "no recovery is made unless a controller runs elsewhere"),
        HOSTMONITOR(false, "no failure of a host is reported"),
        INSTANCEMONITOR(true, "no crash of an instance is reported"),
        PROCESSMONITOR(true, "no failed process is restarted or reported");

        private final boolean onRemotes;
        private final String without;

        Agent(boolean onRemotes, String without) {
            this.onRemotes = onRemotes;
            this.without = without;
        }

        String type() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        for (Agent agent : Agent.values()) {
            List<ConfiguredResource> ours = configuration.of("ocf:masakari:" + agent.type());
            if (ours.isEmpty()) {
                findings.add(missing(agent));
            }
            ours.forEach(resource -> findings.addAll(check(agent, resource)));
        }
        return findings;
    }

    private static Finding missing(Agent agent) {
        String advice = "crm configure load update docs/crm/masakari.crm";
        return agent == Agent.HOSTMONITOR
                ? Finding.fail(agent.type(), "not configured", agent.without, advice)
                : Finding.warn(agent.type(), "not configured", agent.without, advice);
    }

    private List<Finding> check(Agent agent, ConfiguredResource resource) {
        List<Finding> findings = new ArrayList<>();
        String name = resource.id();
        boolean blocks =
                resource.operation("stop")
                        .map(ConfiguredOperation::onFail)
                        .filter("block"::equals)
                        .isPresent();
        if (!blocks) {
            findings.add(
                    Finding.fail(
                            name,
                            "its stop has no on-fail=block",
                            "a stop that fails has the node fenced, with all its instances",
                            AS_IN + "op stop timeout=30s interval=0 on-fail=block"));
        }
        if (!resource.meta().containsKey("failure-timeout")) {
            findings.add(
                    Finding.warn(
                            name,
                            "it has no failure-timeout",
                            "where its start has failed once, it stays away until crm resource"
                                    + " cleanup",
                            AS_IN + "meta failure-timeout=120s"));
        }
        if (resource.discoveredEverywhere()) {
            findings.add(
                    Finding.warn(
                            name,
                            "its location has no resource-discovery=never",
                            "its start waits for every node to be asked; one that stays off may"
                                    + " hold it up for ever",
                            AS_IN + "location … resource-discovery=never"));
        }
        findings.addAll(running(agent, resource));
        return findings;
    }

    private List<Finding> running(Agent agent, ConfiguredResource resource) {
        Set<String> wanted =
                view.nodes().stream()
                        .filter(node -> node.remote() == agent.onRemotes)
                        .filter(node -> node.condition() == NodeCondition.ONLINE)
                        .map(ClusterNode::name)
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(runsOn(resource));
        if (wanted.isEmpty()) {
            return List.of(
                    Finding.notChecked(
                            resource.id(),
                            "no "
                                    + (agent.onRemotes ? "remote" : "full")
                                    + " node, where it belongs, is online",
                            "bring one back"));
        }
        if (missing.isEmpty()) {
            return List.of(Finding.ok(resource.id(), "runs on " + String.join(", ", wanted)));
        }
        String found = "does not run on " + String.join(", ", missing);
        String advice = "see why: crm resource status " + resource.id() + ", and its log";
        return List.of(
                missing.size() == wanted.size()
                        ? Finding.fail(resource.id(), found, agent.without, advice)
                        : Finding.warn(
                                resource.id(),
                                found,
                                agent.onRemotes
                                        ? agent.without + " there"
                                        : "the others do its work",
                                advice));
    }

    private Set<String> runsOn(ConfiguredResource resource) {
        return view.resources().stream()
                .filter(each -> each.id().equals(resource.id()))
                .filter(each -> each.role().equals("Started") && !each.failed())
                .map(ClusterResource::nodes)
                .flatMap(List::stream)
                .collect(Collectors.toSet());
    }
}
