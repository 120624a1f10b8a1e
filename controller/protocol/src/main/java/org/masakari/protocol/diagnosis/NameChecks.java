package org.masakari.protocol.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether Pacemaker, Nova and the segments mean the same hosts.
 *
 * @param nodes Pacemaker's nodes, by their names in Nova; null if they cannot be seen from here
 * @param remotes those of them that are remote nodes; null likewise
 * @param services hosts with a nova-compute; null if Nova was not asked
 * @param protectedHosts hosts of all segments
 */
public record NameChecks(
        @Nullable Set<String> nodes,
        @Nullable Set<String> remotes,
        @Nullable Set<String> services,
        Set<String> protectedHosts) {
    private static final String CHECK = "names";

    /** Without a look at Pacemaker: whether Nova and the segments mean the same hosts. */
    public static List<Finding> ofNova(Set<String> services, Set<String> protectedHosts) {
        NameChecks checks = new NameChecks(null, null, services, protectedHosts);
        List<Finding> findings = new ArrayList<>(checks.unknownToNova(services));
        findings.addAll(checks.unprotected(services));
        return findings.isEmpty()
                ? List.of(Finding.ok(CHECK, checks.hosts() + ", known to Nova by the same names"))
                : findings;
    }

    /** All of it. */
    public List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        if (nodes != null) {
            findings.addAll(unwatched(nodes));
        }
        if (services != null) {
            findings.addAll(unknownToNova(services));
            findings.addAll(unprotected(services));
        }
        if (remotes != null && services != null) {
            findings.addAll(noComputes(remotes, services));
        }
        if (findings.isEmpty()) {
            findings.add(summary());
        }
        return findings;
    }

    private Finding summary() {
        if (nodes == null || services == null) {
            return Finding.notChecked(
                    CHECK,
                    (nodes == null ? "Pacemaker" : "Nova") + " was not seen; " + hosts(),
                    "run it on a full cluster node, with a controller that answers");
        }
        return Finding.ok(CHECK, hosts() + ", known to Pacemaker and Nova by the same names");
    }

    private String hosts() {
        return protectedHosts.size() + " protected hosts";
    }

    private List<Finding> unwatched(Set<String> known) {
        return without(protectedHosts, known).stream()
                .map(
                        host ->
                                Finding.fail(
                                        "host " + host,
                                        "Pacemaker has no node of that name" + near(host, known),
                                        "nobody notices its failure, and nobody fences it",
                                        "add it to the cluster, or map the two names in"
                                                + " [host_names] of masakari-hostmonitor.conf"))
                .toList();
    }

    private List<Finding> unknownToNova(Set<String> known) {
        return without(protectedHosts, known).stream()
                .map(
                        host ->
                                Finding.fail(
                                        "host " + host,
                                        "Nova has no compute service of that name"
                                                + near(host, known),
                                        "nothing can be evacuated from it",
                                        "register it in its segment by Nova's name of it"))
                .toList();
    }

    private List<Finding> unprotected(Set<String> known) {
        return without(known, protectedHosts).stream()
                .map(
                        host ->
                                Finding.warn(
                                        "host " + host,
                                        "it is in no segment" + near(host, protectedHosts),
                                        "its instances are not protected",
                                        "masakari host create SEGMENT " + host))
                .toList();
    }

    private List<Finding> noComputes(Set<String> remoteNodes, Set<String> known) {
        Set<String> others = without(remoteNodes, known);
        others.removeAll(protectedHosts);
        return others.stream()
                .map(
                        node ->
                                Finding.warn(
                                        "remote node " + node,
                                        "Nova has no compute service of that name"
                                                + near(node, known),
                                        "a fencing of it leads to no recovery",
                                        "map the two names in [host_names] of"
                                                + " masakari-hostmonitor.conf, if it is a host"))
                .toList();
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    /** The other form of the same name: with its domain, or without. */
    private static String near(String name, Set<String> known) {
        Optional<String> other =
                known.stream().filter(each -> shortName(each).equals(shortName(name))).findFirst();
        return other.map(found -> "; it has " + found).orElse("");
    }

    private static String shortName(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
