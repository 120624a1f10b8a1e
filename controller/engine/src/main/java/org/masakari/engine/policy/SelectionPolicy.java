package org.masakari.engine.policy;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which instances are recovered, and in which order.
 *
 * @param onlyOptedIn true if only instances with metadata {@code HA_Enabled=True} are recovered
 * @param recoverErrors false if instances in vm_state {@code error} are left where they are
 * @param excludedProjects ids of projects whose instances are left alone
 * @param excludedNames names of instances that are left alone; {@code *} stands for any characters
 * @param excludedFlavors names of flavors whose instances are left alone
 * @param excludedMetadata {@code key=value} of instances that are left alone
 */
public record SelectionPolicy(
        boolean onlyOptedIn,
        boolean recoverErrors,
        Set<String> excludedProjects,
        List<String> excludedNames,
        Set<String> excludedFlavors,
        Set<String> excludedMetadata) {

    /**
     * The defaults. Octavia's amphorae are left to Octavia, which replaces them itself: its {@code
     * amphora-} prefix is fixed in its compute manager.
     */
    public static final SelectionPolicy DEFAULT =
            new SelectionPolicy(false, true, Set.of(), List.of("amphora-*"), Set.of(), Set.of());

    public SelectionPolicy {
        excludedProjects = Set.copyOf(excludedProjects);
        excludedNames = List.copyOf(excludedNames);
        excludedFlavors = Set.copyOf(excludedFlavors);
        excludedMetadata = Set.copyOf(excludedMetadata);
    }

    /**
     * True if {@code pattern}, in which {@code *} stands for any characters, is all of the name.
     */
    public static boolean matches(String pattern, String name) {
        String[] parts = pattern.split("\\*", -1);
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            regex.append(i == 0 ? "" : ".*").append(Pattern.quote(parts[i]));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(name).matches();
    }
}
