package org.masakari.monitor;

import java.time.Duration;
import java.util.Optional;

/** What a monitor does, a turn at a time; all on one thread. */
public interface Work {

    /**
     * Waits until there is something to do, and does it.
     *
     * @param atMost how long to wait for it
     */
    void turn(Duration atMost) throws InterruptedException;

    /** What has to be there before this is of any use, such as libvirt; empty once it was there. */
    Optional<String> awaited();

    /** Why this cannot be done, so that a restart may help; empty if all is well. */
    Optional<String> trouble();

    /** For people, in a few words: what is watched, and what is not as it should be. */
    String status();
}
