package org.masakari.pacemaker;

import java.util.List;
import java.util.Map;

/**
 * The part of the cluster's configuration on which Masakari relies. Rules by which a value holds
 * only at times are not evaluated: each value counts.
 *
 * @param properties the cluster's options that are set, by name, such as {@code stonith-enabled};
 *     Pacemaker has a default for each other
 */
public record ClusterConfiguration(
        Map<String, String> properties,
        List<ConfiguredResource> resources,
        List<ConfiguredAlert> alerts) {
    public ClusterConfiguration {
        properties = Map.copyOf(properties);
        resources = List.copyOf(resources);
        alerts = List.copyOf(alerts);
    }

    /**
     * The resources of one agent.
     *
     * @param agent such as {@code ocf:pacemaker:remote}
     */
    public List<ConfiguredResource> of(String agent) {
        return resources.stream().filter(resource -> resource.agent().equals(agent)).toList();
    }
}
