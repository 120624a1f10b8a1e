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
 * @param vmState Nova's {@code OS-EXT-STS:vm_state}, such as {@code active}
 * @param taskState Nova's {@code OS-EXT-STS:task_state}; null while nothing is done with it
 */
public record Server(
        InstanceId id,
        String name,
        @Nullable HostName host,
        String vmState,
        @Nullable String taskState) {}
