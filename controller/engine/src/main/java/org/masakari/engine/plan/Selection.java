package org.masakari.engine.plan;

import java.util.Map;
import java.util.Optional;
import org.masakari.engine.policy.SelectionPolicy;
import org.masakari.engine.port.Server;
import org.masakari.engine.port.Traits;

/**
 * Which instances of a segment are ours to recover.
 *
 * @param policy what holds for all segments
 * @param onlyOptedIn true if the segment asks for instances with metadata {@code HA_Enabled=True}
 *     only, whatever the policy says
 */
public record Selection(SelectionPolicy policy, boolean onlyOptedIn) {
    /** The original's: metadata that keeps an instance out, with the value OFF in any case. */
    static final String OPT_OUT = "HA-Enabled";

    /** OpenStack Masakari's: metadata that asks for high availability, with a value of true. */
    static final String OPT_IN = "HA_Enabled";

    /** Why the instance is left alone; empty if it is ours to recover. */
    public Optional<String> exclusion(Server server) {
        Traits traits = server.traits();
        if ("OFF".equalsIgnoreCase(traits.metadata().get(OPT_OUT))) {
            return Optional.of("its metadata says " + OPT_OUT + "=OFF");
        }
        if ((policy.onlyOptedIn() || onlyOptedIn) && !isTagged(traits)) {
            return Optional.of(
                    optInAskedBy() + ", and its metadata does not say " + OPT_IN + "=True");
        }
        if (!policy.recoverErrors() && server.state().vm().equals("error")) {
            return Optional.of("it is in error, and recover_errors is off");
        }
        return excludedByOperator(server);
    }

    private String optInAskedBy() {
        if (!onlyOptedIn) {
            return "[selection] only_opted_in is on";
        }
        return policy.onlyOptedIn()
                ? "[selection] only_opted_in and its segment's are on"
                : "its segment's only_opted_in is on";
    }

    /** True if its metadata asks for high availability. */
    static boolean isTagged(Traits traits) {
        return traits.isMarked(OPT_IN);
    }

    private Optional<String> excludedByOperator(Server server) {
        Traits traits = server.traits();
        if (policy.excludedProjects().contains(traits.project())) {
            return Optional.of("exclude_projects names its project " + traits.project());
        }
        if (policy.excludedFlavors().contains(traits.flavor())) {
            return Optional.of("exclude_flavors names its flavor " + traits.flavor());
        }
        Optional<String> name =
                policy.excludedNames().stream()
                        .filter(pattern -> SelectionPolicy.matches(pattern, server.name()))
                        .findFirst();
        if (name.isPresent()) {
            return name.map(pattern -> "exclude_names has " + pattern);
        }
        return traits.metadata().entrySet().stream()
                .map(Map.Entry::toString)
                .filter(policy.excludedMetadata()::contains)
                .findFirst()
                .map(pair -> "exclude_metadata has " + pair);
    }
}
