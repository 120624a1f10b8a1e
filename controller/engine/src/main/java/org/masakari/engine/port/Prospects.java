package org.masakari.engine.port;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.masakari.engine.gate.SegmentState;
import org.masakari.engine.incident.HostSituation;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.HostDocument;

/** What is stored that would decide about a host if it failed now. Only reads. */
public interface Prospects {

    /**
     * What is known of one host.
     *
     * @param host the host, with its segment
     * @param peers the other hosts of its segment, reserved ones included
     * @param reserves the reserved hosts that may be taken, the first one first, as far as what is
     *     stored tells
     * @param situation what a report about it would meet
     * @param state what an operator has said of its segment, and how it is
     * @param uptime how long the controller that asks has run
     */
    record Prospect(
            HostDocument host,
            List<HostName> peers,
            List<HostName> reserves,
            HostSituation situation,
            SegmentState state,
            Duration uptime) {
        public Prospect {
            peers = List.copyOf(peers);
            reserves = List.copyOf(reserves);
        }
    }

    /** Of one host, failures since then counted; empty if no segment has it. */
    Optional<Prospect> of(HostName host, Instant since);
}
