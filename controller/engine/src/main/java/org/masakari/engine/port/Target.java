package org.masakari.engine.port;

import org.jspecify.annotations.Nullable;
import org.masakari.protocol.HostName;

/**
 * Where an evacuation is to go.
 *
 * @param host the host; null to let Nova's scheduler choose
 * @param forced true if Nova is not to ask its scheduler whether the host suits; only with a host
 */
public record Target(@Nullable HostName host, boolean forced) {
    /** Wherever Nova's scheduler puts it. */
    public static final Target ANY = new Target(null, false);

    public Target {
        if (host == null && forced) {
            throw new IllegalArgumentException("only a named host can be forced");
        }
    }

    /** That host, if Nova's scheduler agrees. */
    public static Target on(HostName host) {
        return new Target(host, false);
    }

    /** That host, whatever Nova's scheduler thinks. */
    public static Target forced(HostName host) {
        return new Target(host, true);
    }

    /** For people and for the journal: the host's name, or {@code any host}. */
    @Override
    public String toString() {
        return host == null ? "any host" : forced ? host + " (forced)" : host.toString();
    }
}
