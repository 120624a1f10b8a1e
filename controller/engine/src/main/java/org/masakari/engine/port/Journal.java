package org.masakari.engine.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.masakari.engine.gate.GateView;
import org.masakari.engine.recovery.Event;
import org.masakari.engine.recovery.Recovery;
import org.masakari.engine.recovery.Step;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/** The durable record of recoveries. Every write is refused once the claim was taken over. */
public interface Journal {

    /** The recovery as it was last recorded. */
    Recovery load(Claim claim);

    /**
     * Records what was decided, all or nothing.
     *
     * @throws ClaimLostException if another controller has the claim now; nothing was written
     */
    void record(Claim claim, Recovery before, Recovery next, List<Step> steps);

    /**
     * Makes sure that the recovery is still this claim's. Comes right before each call that changes
     * Nova: what was superseded may still have a lease.
     *
     * @throws ClaimLostException if another controller has the claim now, or nobody needs it
     */
    void confirm(Claim claim);

    /** What decides whether the host's recovery may begin; failures since then count. */
    GateView gates(Claim claim, HostName host, Instant since);

    /** What decides whether the instance may be restarted; restarts since then count. */
    Event.RestartChecked restart(Claim claim, InstanceId instance, Instant since);

    /**
     * What decides whether the host's return may go on; failures since then count. A recovery of it
     * that is held ends by it: there is nothing to recover any more.
     *
     * @throws ClaimLostException if another controller has the claim now
     */
    Event.ReturnChecked comeback(Claim claim, HostName host, Instant since);

    /** What decides whether the host goes out of service or into it; failures since then count. */
    Event.ProcessesChecked processes(Claim claim, HostName host, Instant since);

    /**
     * Takes a reserved host of the failed host's segment for this recovery: one that it holds
     * already and that is none of {@code had}, else the oldest free one that is in {@code usable},
     * on no maintenance and in no incident. Empty if there is none.
     *
     * @throws ClaimLostException if another controller has the claim now; nothing was written
     */
    Optional<HostName> takeReserve(
            Claim claim, HostName failed, Set<HostName> had, Set<HostName> usable);

    /**
     * Makes the host that this recovery had taken a reserve again. Does nothing if the host was
     * taken by another one since.
     *
     * @throws ClaimLostException if another controller has the claim now; nothing was written
     */
    void giveReserveBack(Claim claim, HostName host);

    /**
     * Makes the host of this return a reserve.
     *
     * @throws ClaimLostException if another controller has the claim now; nothing was written
     */
    void becomeReserve(Claim claim, HostName host);
}
