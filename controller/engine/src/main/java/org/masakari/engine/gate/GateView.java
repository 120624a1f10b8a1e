package org.masakari.engine.gate;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.evidence.FencingEvidence;

/**
 * All that decides whether a host's recovery may begin.
 *
 * @param evidence the fencings that were reported for its incident, the latest first
 * @param approval the operator's word that it is to be made whatever the gates say; null where
 *     there is none
 * @param state what an operator has said of the segment, and how it is
 * @param uptime how long the controller that asks has run
 */
public record GateView(
        List<FencingEvidence> evidence,
        @Nullable Approval approval,
        SegmentState state,
        Duration uptime) {

    public GateView {
        evidence = List.copyOf(evidence);
    }
}
