package org.masakari.engine.port;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/** Nova, as far as a recovery needs it. Every method blocks at most for its own time-out. */
public interface ComputeCloud {

    /** Tells Nova that the host's compute service is down, whatever its heartbeat says. */
    Outcome<ComputeService> forceDown(HostName host);

    /** Takes that word back. Nova refuses while evacuations of the host are not cleaned up. */
    Outcome<ComputeService> liftForceDown(HostName host);

    /** Keeps the scheduler off the host; {@code reason} is what an operator will read in Nova. */
    Outcome<ComputeService> disable(HostName host, String reason);

    /** Lets the scheduler use the host again. */
    Outcome<ComputeService> enable(HostName host);

    /** The host's compute service as it is now. */
    Outcome<ComputeService> service(HostName host);

    /** Every instance that Nova has on the host, of all projects. */
    Outcome<List<Server>> serversOn(HostName host);

    /** Every instance that Nova has changed since then, deleted ones included. */
    Outcome<List<Server>> serversChangedSince(Instant since);

    /** Every evacuation away from the host with a number above {@code after}. */
    Outcome<List<Migration>> evacuationsFrom(HostName host, long after);

    /**
     * Asks Nova to rebuild the instance elsewhere. Not idempotent: a second call while the first is
     * under way wrecks the instance.
     *
     * @param target the host to go to; null to let the scheduler choose
     * @return Nova's request id when accepted
     */
    Outcome<String> evacuate(InstanceId instance, @Nullable HostName target);
}
