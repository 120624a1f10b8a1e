package org.masakari.hostmonitor;

import org.masakari.protocol.HostName;

/** Finds out, without holding up its caller, whether a host is off. */
@FunctionalInterface
interface Adviser {

    /**
     * Asks; the answer comes as an observation.
     *
     * @param node Pacemaker's name of the host
     */
    void ask(HostName host, String node);
}
