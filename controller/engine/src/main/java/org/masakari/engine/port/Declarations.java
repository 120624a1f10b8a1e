package org.masakari.engine.port;

import org.masakari.engine.gate.Approval;
import org.masakari.protocol.HostName;
import org.masakari.protocol.evidence.FencingEvidence;

/**
 * Takes in what an operator says of a host in his own name, as a monitor's report of the same would
 * be: durable before it answers, and one recovery a failure. What would lead to nothing is refused,
 * and nothing is stored.
 */
public interface Declarations {

    /**
     * The host is off: {@code acknowledged} is evidence for its open incident, and opens one if it
     * has none. Said again, it belongs to the same recovery.
     *
     * @param acknowledged with an acknowledgement
     */
    Intake.Receipt off(FencingEvidence acknowledged);

    /**
     * The host is back: begins its return. One that is under way or held goes on, however often the
     * host has failed.
     *
     * @param approval who says so, and why; kept with the return
     */
    Intake.Receipt back(HostName host, Approval approval);
}
