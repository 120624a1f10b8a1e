package org.masakari.cli.doctor;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.masakari.pacemaker.ClusterConfiguration;
import org.masakari.pacemaker.ClusterNode;
import org.masakari.pacemaker.ClusterView;
import org.masakari.pacemaker.ConfiguredResource;
import org.masakari.pacemaker.PastFencing;
import org.masakari.pacemaker.StonithAdmin;
import org.masakari.protocol.diagnosis.Finding;

/** Whether every compute host can be fenced, and when fencing was last seen to work. */
final class FencingChecks {
    private static final String DEVICE = "stonith:";

    private final ClusterView view;
    private final ClusterConfiguration configuration;
    private final StonithAdmin fencer;
    private final Clock clock;

    FencingChecks(
            ClusterView view,
            ClusterConfiguration configuration,
            StonithAdmin fencer,
            Clock clock) {
        this.view = view;
        this.configuration = configuration;
        this.fencer = fencer;
        this.clock = clock;
    }

    List<Finding> run() {
        List<Finding> findings = new ArrayList<>(disabledDevices());
        findings.addAll(devices());
        findings.addAll(history());
        return findings;
    }

    private List<Finding> disabledDevices() {
        return configuration.resources().stream()
                .filter(resource -> resource.agent().startsWith(DEVICE))
                .filter(resource -> !resource.wanted())
                .map(
                        resource ->
                                Finding.fail(
                                        "fence device " + resource.id(),
                                        "disabled (target-role=Stopped)",
                                        "what only it can fence is never fenced, and so never"
                                                + " evacuated",
                                        "crm resource start " + resource.id()))
                .toList();
    }

    private List<Finding> devices() {
        Map<String, List<String>> byHost = new LinkedHashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (ClusterNode host : view.nodes()) {
            try {
                byHost.put(host.name(), fencer.devices(host.name()));
            } catch (IOException e) {
                findings.add(
                        Finding.notChecked(
                                "fence device of " + host.name(),
                                "stonith_admin does not tell: " + e.getMessage(),
                                "run it as root on a full cluster node"));
            }
        }
        view.nodes().stream()
                .filter(node -> List.of().equals(byHost.get(node.name())))
                .map(node -> node.remote() ? none(node.name()) : noneOfFullNode(node.name()))
                .forEach(findings::add);
        boolean all = !byHost.isEmpty() && findings.isEmpty();
        return all ? List.of(Finding.ok("fence devices", text(byHost))) : findings;
    }

    private Finding none(String host) {
        String disabled =
                configuration.resources().stream()
                        .filter(each -> each.agent().startsWith(DEVICE) && !each.wanted())
                        .map(ConfiguredResource::id)
                        .collect(Collectors.joining(", "));
        return Finding.fail(
                "fence device of " + host,
                "none can fence it" + (disabled.isEmpty() ? "" : "; disabled: " + disabled),
                "when it fails, nothing is evacuated from it",
                "configure or start one for it; then: stonith_admin --list " + host);
    }

    private static Finding noneOfFullNode(String node) {
        return Finding.warn(
                "fence device of " + node,
                "none can fence it",
                "where it loses its connection with a compute host, that one is fenced instead",
                "configure one for it; then: stonith_admin --list " + node);
    }

    private static String text(Map<String, List<String>> byHost) {
        List<String> devices =
                byHost.values().stream().flatMap(List::stream).distinct().sorted().toList();
        return byHost.size() + " nodes, by " + String.join(", ", devices);
    }

    private List<ClusterNode> remotes() {
        return view.nodes().stream().filter(ClusterNode::remote).toList();
    }

    private List<Finding> history() {
        List<PastFencing> history;
        try {
            history = fencer.history();
        } catch (IOException e) {
            return List.of(
                    Finding.notChecked(
                            "last fencing",
                            "stonith_admin does not tell: " + e.getMessage(),
                            "run it as root on a full cluster node"));
        }
        List<Finding> findings = new ArrayList<>();
        for (ClusterNode host : remotes()) {
            history.stream()
                    .filter(past -> past.target().equals(host.name()))
                    .findFirst()
                    .filter(past -> past.status() == PastFencing.Status.FAILED)
                    .ifPresent(past -> findings.add(failed(past)));
        }
        findings.add(lastSuccess(history));
        return findings;
    }

    private static Finding failed(PastFencing past) {
        String reason = past.exitReason();
        return Finding.fail(
                "last fencing of " + past.target(),
                past.action()
                        + " failed at "
                        + past.completed()
                        + (reason == null || reason.isBlank() ? "" : ": " + reason),
                "the next one may fail as well, and then nothing is evacuated",
                "correct its device, then test it while the host is empty: stonith_admin --reboot "
                        + past.target());
    }

    private Finding lastSuccess(List<PastFencing> history) {
        return history.stream()
                .filter(past -> past.status() == PastFencing.Status.SUCCESS)
                .filter(past -> past.completed() != null)
                .findFirst()
                .map(
                        past ->
                                Finding.ok(
                                        "last fencing",
                                        past.target() + ", " + past.action() + ", " + age(past)))
                .orElseGet(
                        () ->
                                Finding.warn(
                                        "last fencing",
                                        "none that the fencer remembers",
                                        "nobody has seen it work since the cluster was started",
                                        "test it with an empty host: stonith_admin --reboot HOST"));
    }

    private String age(PastFencing past) {
        Duration age = Duration.between(past.completed(), clock.instant());
        return age.toHours() < 48 ? age.toHours() + " h ago" : age.toDays() + " days ago";
    }
}
