package org.masakari.engine.recovery;

import org.jspecify.annotations.Nullable;
import org.masakari.protocol.HostName;

/**
 * The reserved host that a recovery has taken.
 *
 * @param host the host; null if none was taken (yet)
 * @param ready true once its compute service is enabled
 */
public record Reserve(@Nullable HostName host, boolean ready) {
    static final Reserve NONE = new Reserve(null, false);
}
