package org.masakari.engine.port;

import org.jspecify.annotations.Nullable;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/**
 * An instance as Nova shows it.
 *
 * @param id its identifier
 * @param name the name its user gave it; not unique
 * @param host the host that Nova says it is on; null while it has none
 * @param state what it is doing
 * @param traits what is said of it
 */
public record Server(
        InstanceId id, String name, @Nullable HostName host, InstanceState state, Traits traits) {

    /** The same with other traits. */
    public Server with(Traits changed) {
        return new Server(id, name, host, state, changed);
    }
}
