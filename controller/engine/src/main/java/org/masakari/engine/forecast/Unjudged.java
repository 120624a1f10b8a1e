package org.masakari.engine.forecast;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.masakari.engine.policy.GatePolicy;
import org.masakari.engine.port.Traits;
import org.masakari.engine.recovery.DryRun;
import org.masakari.protocol.api.SegmentDocument;
import org.masakari.protocol.segment.RecoveryMethod;

/** What no plan can know, in sentences. */
final class Unjudged {
    /** Extra specs by which a flavor asks for more than an amount. */
    private static final Pattern DEMANDING =
            Pattern.compile(
                    "(hw|resources\\w*|trait\\w*|pci_passthrough|capabilities"
                            + "|aggregate_instance_extra_specs):.*");

    private Unjudged() {}

    static List<String> of(
            SegmentDocument segment, Duration uptime, GatePolicy policy, DryRun.Result run) {
        List<String> all = new ArrayList<>();
        all.add("evidence: that the host's fencing is completed is assumed");
        quietPeriod(uptime, policy).ifPresent(all::add);
        all.add(
                "the scheduler's own filters and weights: aggregates, images' properties, NUMA,"
                        + " PCI devices, networks, volumes, soft server groups");
        if (segment.recoveryMethod() != RecoveryMethod.RESERVED_HOST) {
            all.add(
                    "hosts outside segment "
                            + segment.name()
                            + ": Nova's scheduler may use them as well");
        }
        demands(run).ifPresent(all::add);
        return all;
    }

    private static Optional<String> quietPeriod(Duration uptime, GatePolicy policy) {
        return policy.acceptOperatorEvidence() && uptime.compareTo(policy.quietPeriod()) < 0
                ? Optional.of(
                        "a person's word alone (stonith_admin --confirm): this controller has just"
                                + " started, and waits for quiet_period ("
                                + policy.quietPeriod().toSeconds()
                                + " s) first")
                : Optional.empty();
    }

    private static Optional<String> demands(DryRun.Result run) {
        String flavors =
                run.instances().stream()
                        .map(each -> each.server().traits())
                        .filter(traits -> !demands(traits).isEmpty())
                        .map(traits -> traits.flavor() + " (" + demands(traits) + ")")
                        .distinct()
                        .collect(Collectors.joining(", "));
        return flavors.isEmpty()
                ? Optional.empty()
                : Optional.of("what flavors ask for beside vCPU, memory and disk: " + flavors);
    }

    private static String demands(Traits traits) {
        return new TreeSet<>(traits.extraSpecs().keySet())
                .stream().filter(DEMANDING.asMatchPredicate()).collect(Collectors.joining(", "));
    }
}
