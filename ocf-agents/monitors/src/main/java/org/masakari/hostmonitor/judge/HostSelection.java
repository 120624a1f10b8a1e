package org.masakari.hostmonitor.judge;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.masakari.pacemaker.ClusterNode;

/** Which Pacemaker nodes are compute hosts. */
public sealed interface HostSelection {

    /** True if {@code node} is one. */
    boolean selects(ClusterNode node);

    /** Each remote node: the usual way to run compute hosts under Pacemaker. */
    record Remote() implements HostSelection {
        @Override
        public boolean selects(ClusterNode node) {
            return node.remote();
        }
    }

    /** Each node, members too. */
    record All() implements HostSelection {
        @Override
        public boolean selects(ClusterNode node) {
            return true;
        }
    }

    /** The nodes whose names match; {@code *} stands for any text. */
    record Named(List<String> patterns) implements HostSelection {
        @Override
        public boolean selects(ClusterNode node) {
            return patterns.stream().anyMatch(pattern -> matches(pattern, node.name()));
        }

        private static boolean matches(String pattern, String name) {
            String regex =
                    Pattern.compile("\\*")
                            .splitAsStream(pattern + " ")
                            .map(Pattern::quote)
                            .collect(Collectors.joining(".*"));
            return (name + " ").matches(regex);
        }
    }
}
