package org.masakari.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.masakari.cli.config.ProgramReader;
import org.masakari.cli.session.Session;
import org.masakari.pacemaker.ClusterView;
import org.masakari.protocol.HostName;
import org.masakari.protocol.diagnosis.Finding;

/** Whether one host could be fenced from here, and whether that would be heard and recovered. */
public final class FencingReadiness {
    /** What is told of single nodes, of which only one is of interest. */
    private static final Pattern OF_A_NODE =
            Pattern.compile("(?:fence device|last fencing) of (.+)");

    private final ClusterChecks cluster;
    private final Supplier<Map<String, String>> hostNames;
    private final Supplier<List<Finding>> controllers;

    FencingReadiness(
            ClusterChecks cluster,
            Supplier<Map<String, String>> hostNames,
            Supplier<List<Finding>> controllers) {
        this.cluster = cluster;
        this.hostNames = hostNames;
        this.controllers = controllers;
    }

    /** As this node's Pacemaker, this node's hostmonitor and all controllers tell. */
    public static FencingReadiness of(Session session) {
        MonitorChecks monitors =
                new MonitorChecks(NodeFiles.STANDARD, ProgramReader.standard(), session.clock());
        return new FencingReadiness(
                new ClusterChecks(ClusterPrograms.STANDARD, Spool.standard(), session.clock()),
                monitors::hostNames,
                () -> new ControllerChecks(session.apis(), session.pause()).run().findings());
    }

    /** Each a line of the doctor's report. */
    public List<Finding> findings(HostName host) {
        ClusterChecks.Result seen = cluster.run();
        List<Finding> findings = new ArrayList<>();
        String node = node(host);
        seen.view().map(view -> member(host, node, view)).ifPresent(findings::add);
        seen.findings().stream().filter(each -> isAbout(node, each.check())).forEach(findings::add);
        findings.addAll(controllers.get());
        return findings;
    }

    /** Pacemaker's name of the host: another one only where this node's hostmonitor maps it. */
    public String node(HostName host) {
        return hostNames.get().entrySet().stream()
                .filter(each -> each.getValue().equals(host.value()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(host.value());
    }

    private static boolean isAbout(String node, String check) {
        Matcher matcher = OF_A_NODE.matcher(check);
        return !matcher.matches() || matcher.group(1).equals(node);
    }

    private static Finding member(HostName host, String node, ClusterView view) {
        String check = "node " + node;
        return view.nodes().stream()
                .filter(each -> each.name().equals(node))
                .findFirst()
                .map(
                        each ->
                                each.online()
                                        ? Finding.ok(check, "online")
                                        : Finding.warn(
                                                check,
                                                "not online",
                                                "Pacemaker takes it for failed already",
                                                "see \"masakari doctor\""))
                .orElseGet(
                        () ->
                                Finding.fail(
                                        check,
                                        "Pacemaker has no node of that name",
                                        host + " is never fenced, and so never evacuated",
                                        "add it to the cluster, or name its node in the"
                                                + " hostmonitor's [host_names]"));
    }
}
