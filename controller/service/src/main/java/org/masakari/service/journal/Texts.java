package org.masakari.service.journal;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.ServerGroup;
import org.masakari.engine.port.Target;
import org.masakari.protocol.HostName;

/** Small values that are kept as text, and lists of them by comma. */
final class Texts {
    private static final String ANY = "*";
    private static final String FORCED = "!";

    private Texts() {}

    static @Nullable String target(@Nullable Target target) {
        return target == null ? null : text(target);
    }

    private static String text(Target target) {
        HostName host = target.host();
        return host == null ? ANY : host.value() + (target.forced() ? FORCED : "");
    }

    static @Nullable Target target(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.equals(ANY)) {
            return Target.ANY;
        }
        return text.endsWith(FORCED)
                ? Target.forced(new HostName(text.substring(0, text.length() - 1)))
                : Target.on(new HostName(text));
    }

    static @Nullable String targets(List<Target> targets) {
        return join(targets.stream().map(Texts::text).toList());
    }

    static List<Target> targets(@Nullable String text) {
        return split(text).stream().map(Texts::target).map(Target.class::cast).toList();
    }

    static @Nullable String groups(Set<ServerGroup> groups) {
        return join(groups.stream().map(each -> each.id() + "=" + each.policy()).sorted().toList());
    }

    static Set<ServerGroup> groups(@Nullable String text) {
        return split(text).stream()
                .map(each -> each.split("=", 2))
                .map(pair -> new ServerGroup(pair[0], pair[1], 0))
                .collect(Collectors.toSet());
    }

    static @Nullable String join(Collection<String> words) {
        return words.isEmpty() ? null : String.join(",", words);
    }

    static List<String> split(@Nullable String text) {
        return text == null || text.isEmpty() ? List.of() : Arrays.asList(text.split(","));
    }
}
