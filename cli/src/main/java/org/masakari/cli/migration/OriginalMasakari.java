package org.masakari.cli.migration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.masakari.cli.api.Exit;
import org.masakari.cli.api.Failure;
import org.masakari.cli.inventory.Properties;
import org.masakari.cli.migration.OriginalDatabase.Content;
import org.masakari.cli.migration.Row.Result;

/**
 * The original Masakari (2015): each {@code cluster_port} is a segment.
 *
 * <p>For sure it knows the reserved hosts only. What else it has seen may be gone: such a host is
 * left out with the reason, unless an operator or Nova names it.
 */
final class OriginalMasakari implements Source {
    /** What its hostmonitor sends for a host whose name it cannot find out. */
    private static final String NOBODY = "UnknownPhysicalHost";

    private static final String NAME_IT = "; name it with --hosts if it is in the cluster";

    private final Content content;
    private final Map<String, List<String>> named;

    /**
     * What {@code content} and the operator say.
     *
     * @param named the hosts that are no reserves, by cluster_port
     */
    OriginalMasakari(Content content, Map<String, List<String>> named) {
        this.content = content;
        this.named = named;
    }

    /**
     * The same with all of Nova's compute hosts that are named nowhere, in the only cluster.
     *
     * @throws Failure if there are several clusters
     */
    static OriginalMasakari withAll(
            Content content, Map<String, List<String>> named, Supplier<List<String>> compute) {
        Set<String> clusters = new OriginalMasakari(content, named).clusterPorts();
        if (clusters.size() != 1) {
            throw new Failure(
                    Exit.USAGE,
                    "--hosts-from-nova needs one cluster_port, and there are: "
                            + (clusters.isEmpty() ? "none" : String.join(", ", clusters)),
                    "the original served several clusters, or none was ever registered",
                    "nothing was changed",
                    "say which hosts are in which: --hosts CLUSTER_PORT=HOST,HOST");
        }
        String only = clusters.iterator().next();
        Set<String> hosts = new LinkedHashSet<>(named.getOrDefault(only, List.of()));
        hosts.addAll(compute.get());
        return new OriginalMasakari(content, Map.of(only, List.copyOf(hosts)));
    }

    @Override
    public Findings read() {
        List<Segment> segments = new ArrayList<>();
        List<Row> leftOut = new ArrayList<>();
        for (String clusterPort : clusterPorts()) {
            List<Host> hosts = hosts(clusterPort);
            if (hosts.isEmpty()) {
                leftOut.add(
                        Row.segment(
                                clusterPort,
                                Result.LEFT_OUT,
                                "none of its hosts is known for sure; name them with --hosts"));
            } else {
                segments.add(segment(clusterPort, hosts));
            }
            history(clusterPort)
                    .forEach(
                            (host, why) ->
                                    leftOut.add(Row.host(clusterPort, host, Result.LEFT_OUT, why)));
        }
        return new Findings(segments, leftOut);
    }

    private Set<String> clusterPorts() {
        Set<String> all = new LinkedHashSet<>();
        content.reserves().forEach(reserve -> all.add(reserve.clusterPort()));
        all.addAll(named.keySet());
        content.reported().stream()
                .map(OriginalDatabase.Reported::clusterPort)
                .filter(clusterPort -> !clusterPort.isEmpty())
                .forEach(all::add);
        return all;
    }

    private List<Host> hosts(String clusterPort) {
        Map<String, Boolean> reserved = new LinkedHashMap<>();
        content.reserves().stream()
                .filter(each -> each.clusterPort().equals(clusterPort) && !each.deleted())
                .forEach(each -> reserved.put(each.host(), true));
        named.getOrDefault(clusterPort, List.of())
                .forEach(host -> reserved.putIfAbsent(host, false));
        return reserved.entrySet().stream()
                .map(each -> host(each.getKey(), each.getValue()))
                .toList();
    }

    /** Hosts that it once knew in that cluster, and that are in no segment, with the reason. */
    private Map<String, String> history(String clusterPort) {
        Map<String, String> found = new LinkedHashMap<>();
        content.reserves().stream()
                .filter(each -> each.clusterPort().equals(clusterPort) && each.deleted())
                .forEach(
                        each ->
                                found.put(
                                        each.host(),
                                        "its reserve_list entry is deleted: used, failed or removed"
                                                + NAME_IT));
        content.reported().stream()
                .filter(each -> each.clusterPort().equals(clusterPort))
                .forEach(
                        each ->
                                found.putIfAbsent(
                                        each.host(), "a hostmonitor has reported it" + NAME_IT));
        clusterPorts().forEach(each -> hosts(each).forEach(host -> found.remove(host.name())));
        found.remove(NOBODY);
        return found;
    }

    private static Segment segment(String clusterPort, List<Host> hosts) {
        Properties properties =
                new Properties()
                        .with("name", clusterPort)
                        .with("recovery_method", "rh_priority")
                        .with("service_type", "compute")
                        .with("enabled", true);
        return new Segment(clusterPort, null, properties.json(), hosts);
    }

    private static Host host(String name, boolean reserved) {
        Properties properties =
                new Properties()
                        .with("name", name)
                        .with("type", "compute")
                        .with("control_attributes", "none")
                        .with("reserved", reserved)
                        .with("on_maintenance", false);
        return new Host(name, properties.json());
    }
}
