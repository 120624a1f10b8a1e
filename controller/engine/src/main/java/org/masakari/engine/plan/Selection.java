package org.masakari.engine.plan;

import java.util.Map;
import java.util.Optional;
import org.masakari.engine.policy.SelectionPolicy;
import org.masakari.engine.port.Server;
import org.masakari.engine.port.Traits;

/** Which instances are ours to recover. */
public final class Selection {
    /** The original's: metadata that keeps an instance out, with the value OFF in any case. */
    static final String OPT_OUT = "HA-Enabled";

    /** OpenStack Masakari's: metadata that asks for high availability, with a value of true. */
    static final String OPT_IN = "HA_Enabled";

    private Selection() {}

    /** Why the instance is left alone; empty if it is ours to recover. */
    public static Optional<String> exclusion(Server server, SelectionPolicy policy) {
        Traits traits = server.traits();
        if ("OFF".equalsIgnoreCase(traits.metadata().get(OPT_OUT))) {
            return Optional.of("its metadata says " + OPT_OUT + "=OFF");
        }
        if (policy.onlyOptedIn() && !isTagged(traits)) {
            return Optional.of(
                    "only_opted_in is on, and its metadata does not say " + OPT_IN + "=True");
        }
        if (!policy.recoverErrors() && server.state().vm().equals("error")) {
            return Optional.of("it is in error, and recover_errors is off");
        }
        return excludedByOperator(server, policy);
    }

    /** True if its metadata asks for high availability. */
    static boolean isTagged(Traits traits) {
        return "true".equalsIgnoreCase(traits.metadata().getOrDefault(OPT_IN, ""));
    }

    private static Optional<String> excludedByOperator(Server server, SelectionPolicy policy) {
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
