package org.masakari.engine.port;

import java.util.List;
import java.util.Map;
import org.masakari.protocol.HostName;

/** Nova, as far as it is only looked at. Every method blocks at most for its own time-out. */
public interface ComputeView {

    /** Every compute service that Nova knows, by host. */
    Outcome<Map<HostName, ComputeService>> services();

    /** Every instance that Nova has on the host, of all projects, with its server groups. */
    Outcome<List<Server>> serversOn(HostName host);

    /** Every evacuation away from the host with a number above {@code after}. */
    Outcome<List<Migration>> evacuationsFrom(HostName host, long after);
}
