package org.masakari.engine.port;

import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What its owner and the cloud's operator say of an instance.
 *
 * @param project the id of the project that owns it
 * @param flavor its flavor's name
 * @param extraSpecs its flavor's extra specs
 * @param metadata its own metadata
 * @param locked true if its owner has locked it
 * @param groups server groups that it is a member of; empty where they were not asked for
 * @param needs what its flavor takes of a host; empty where Nova does not tell
 */
public record Traits(
        String project,
        String flavor,
        Map<String, String> extraSpecs,
        Map<String, String> metadata,
        boolean locked,
        Set<ServerGroup> groups,
        Map<ResourceClass, Long> needs) {
    /** Nothing is known or said. */
    public static final Traits NONE = new Traits("", "", Map.of(), Map.of(), false, Set.of());

    public Traits {
        extraSpecs = Map.copyOf(extraSpecs);
        metadata = Map.copyOf(metadata);
        groups = Set.copyOf(groups);
        needs = Map.copyOf(needs);
    }

    /** Of an instance whose flavor's size is not known. */
    public Traits(
            String project,
            String flavor,
            Map<String, String> extraSpecs,
            Map<String, String> metadata,
            boolean locked,
            Set<ServerGroup> groups) {
        this(project, flavor, extraSpecs, metadata, locked, groups, Map.of());
    }

    /** The keys of its metadata whose value is {@code true}, in any case of letters. */
    public SortedSet<String> marks() {
        return metadata.keySet().stream()
                .filter(this::isMarked)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** True if its metadata has that key, and the value {@code true}, in any case of letters. */
    public boolean isMarked(String key) {
        return "true".equalsIgnoreCase(metadata.get(key));
    }

    /** The same, as a member of {@code memberOf}. */
    public Traits in(Set<ServerGroup> memberOf) {
        return new Traits(project, flavor, extraSpecs, metadata, locked, memberOf, needs);
    }
}
