package org.masakari.engine.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.masakari.engine.gate.SegmentLoad;
import org.masakari.engine.recovery.Recovery;
import org.masakari.engine.recovery.Step;
import org.masakari.protocol.HostName;

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

    /** How much of the host's segment has failed since then and is not back, itself included. */
    SegmentLoad segmentLoad(HostName host, Instant since);

    /**
     * Takes a reserved host of the failed host's segment for this recovery; asked again, it gives
     * the same one. Empty if none is left.
     *
     * @throws ClaimLostException if another controller has the claim now; nothing was written
     */
    Optional<HostName> takeReserve(Claim claim, HostName failed);

    /**
     * Makes the host that this recovery had taken a reserve again, also once the recovery has
     * ended. Does nothing if the host was taken by another one since.
     */
    void giveReserveBack(Claim claim, HostName host);

    /** True if the recovery of the incident that this return belongs to has ended. */
    boolean isSettled(Claim claim);
}
