package org.masakari.engine.plan;

import java.util.Comparator;
import org.masakari.engine.port.Server;
import org.masakari.engine.port.Traits;

/**
 * The order of evacuation: those with a priority, the highest first; then those that ask for high
 * availability; then what was running; then the rest.
 */
public final class Rank {
    /** In an instance's metadata, or in its flavor's extra specs; the instance's own wins. */
    static final String PRIORITY = "masakari:priority";

    private static final int LOWEST = 1;
    private static final int HIGHEST = 1000;

    static final Comparator<Server> ORDER =
            Comparator.comparingInt((Server server) -> -priority(server.traits()))
                    .thenComparing(server -> !Selection.isTagged(server.traits()))
                    .thenComparing(server -> !server.state().vm().equals("active"))
                    .thenComparing(Server::id);

    private Rank() {}

    /** 1 to 1000; 0 if there is none, or none that can be read. */
    public static int priority(Traits traits) {
        int own = read(traits.metadata().getOrDefault(PRIORITY, ""));
        return own > 0 ? own : read(traits.extraSpecs().getOrDefault(PRIORITY, ""));
    }

    private static int read(String text) {
        if (!text.strip().matches("\\d{1,4}")) {
            return 0;
        }
        int number = Integer.parseInt(text.strip());
        return number < LOWEST || number > HIGHEST ? 0 : number;
    }
}
