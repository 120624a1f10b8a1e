package org.masakari.cli.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.PlanDocument;
import org.masakari.protocol.api.PlanDocument.Instance;
import org.masakari.protocol.api.PlanDocument.Verdict;

/**
 * Instances that may be restarted elsewhere at any time.
 *
 * @param tag the key of their metadata that is true
 */
record Canaries(String tag) {

    /** All that stands against a fencing of the host; empty if nothing does. */
    List<String> objections(Rehearsal rehearsal) {
        PlanDocument plan = rehearsal.plan();
        List<String> objections = new ArrayList<>();
        List<Instance> strangers = instances(plan, each -> !each.marks().contains(tag));
        if (!strangers.isEmpty()) {
            objections.add("no canaries, but on it: " + names(strangers));
        }
        if (instances(plan, this::wouldMove).isEmpty()) {
            objections.add("no canary is on it that would move");
        }
        List<Instance> homeless = instances(plan, each -> each.verdict() == Verdict.FAILS);
        if (!homeless.isEmpty()) {
            objections.add("no place would be found for " + names(homeless));
        }
        plan.gates()
                .forEach(each -> objections.add("held by " + each.gate() + ": " + each.reason()));
        if (!rehearsal.failing().isEmpty()) {
            objections.add("checks that are fail: " + String.join(", ", rehearsal.failing()));
        }
        return objections;
    }

    private boolean wouldMove(Instance instance) {
        return instance.marks().contains(tag) && instance.verdict() == Verdict.MOVES;
    }

    private static List<Instance> instances(PlanDocument plan, Predicate<Instance> which) {
        return plan.instances().stream().filter(which).toList();
    }

    private static String names(List<Instance> instances) {
        return instances.stream()
                .map(each -> each.name() + " (" + each.uuid() + ")")
                .collect(Collectors.joining(", "));
    }

    /** What to do about objections. */
    String advice(HostName host) {
        return "see \"masakari drill "
                + host
                + "\"; move away what is no canary, or mark what is one: openstack server set"
                + " --property "
                + tag
                + "=true ID";
    }
}
