package org.masakari.engine.recovery;

import org.jspecify.annotations.Nullable;

/** What the controller does about one failure, or about its end, as far as it has come. */
public sealed interface Recovery
        permits HostRecovery, HostReturn, InstanceRecovery, ProcessRecovery {

    /** What never changes about it. */
    Header header();

    /** What it has reached. */
    Phase phase();

    /** Why it ended as it did, or what it waits for; null where nothing needs saying. */
    @Nullable String reason();
}
