package org.masakari.pacemaker;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A primitive resource as it is configured.
 *
 * @param id its own, not that of its clone
 * @param agent such as {@code ocf:masakari:hostmonitor} or {@code stonith:fence_ipmilan}
 * @param meta its meta attributes, with those of its clone, group and template and the defaults of
 *     all resources
 * @param discoveredEverywhere false if a constraint says {@code resource-discovery=never} for the
 *     nodes on which it does not belong
 */
public record ConfiguredResource(
        String id,
        String agent,
        Map<String, String> meta,
        List<ConfiguredOperation> operations,
        boolean discoveredEverywhere) {
    public ConfiguredResource {
        meta = Map.copyOf(meta);
        operations = List.copyOf(operations);
    }

    /** The operation of that name, such as {@code monitor}; the first if there are several. */
    public Optional<ConfiguredOperation> operation(String name) {
        return operations.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** False while {@code target-role} keeps it stopped. */
    public boolean wanted() {
        return !meta.getOrDefault("target-role", "Started").equals("Stopped");
    }
}
