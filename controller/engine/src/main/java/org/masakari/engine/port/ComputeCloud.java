package org.masakari.engine.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/** Nova, as far as a recovery needs it. Every method blocks at most for its own time-out. */
public interface ComputeCloud extends ComputeView {

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

    /** Every instance that Nova has changed since then, deleted ones included. */
    Outcome<List<Server>> serversChangedSince(Instant since);

    /** One instance; empty if Nova has none with that id. */
    Outcome<Optional<Server>> server(InstanceId instance);

    /**
     * Asks Nova to rebuild the instance elsewhere. Not idempotent: a second call while the first is
     * under way wrecks the instance.
     *
     * @return Nova's request id when accepted
     */
    Outcome<String> evacuate(InstanceId instance, Target target);

    /** Calls the instance {@code error}, which lets Nova evacuate it. Idempotent. */
    Outcome<String> resetToError(InstanceId instance);

    /** Confirms the instance's resize, so that it can be evacuated. Refused if there is none. */
    Outcome<String> confirmResize(InstanceId instance);

    /** Calls the instance {@code active}, which lets Nova stop it. Idempotent. */
    Outcome<String> resetToActive(InstanceId instance);

    /**
     * Stops the instance. Refused where its state does not allow it, such as when it is stopped.
     *
     * @return Nova's request id when accepted
     */
    Outcome<String> stop(InstanceId instance);

    /**
     * Starts a stopped instance.
     *
     * @return Nova's request id when accepted
     */
    Outcome<String> start(InstanceId instance);

    /** True if the latest action on the instance was a stop that Nova itself, not a user, began. */
    Outcome<Boolean> stoppedByNova(InstanceId instance);

    /** Ids of the aggregates that {@code like} is in and {@code host} is not. */
    Outcome<Set<String>> aggregatesMissing(HostName host, HostName like);

    /** Puts the host into these aggregates; one that it is in already is passed over. */
    Outcome<String> joinAggregates(HostName host, Set<String> aggregates);

    /** Takes the host out of these aggregates; one that it is not in is passed over. */
    Outcome<String> leaveAggregates(HostName host, Set<String> aggregates);
}
