package org.masakari.instancemonitor;

import java.util.Optional;

/** The threads that listen to libvirt, as far as the working loop has to know of them. */
interface Listeners {

    /** Why these cannot be relied on any more; empty if all is well. */
    Optional<String> trouble();

    /** What libvirt is being asked, for people. */
    String doing();
}
