package org.masakari.engine.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.evidence.FencingEvidence;

/**
 * All that decides whether a host's recovery may begin.
 *
 * @param evidence the fencings that were reported for its incident, the latest first
 * @param approval the operator's word that it is to be made whatever the gates say; null where
 *     there is none
 * @param backAt when a monitor last noticed, since its incident was opened, that the host was back;
 *     null if none did. What was done or said before that proves nothing about the host now
 * @param state what an operator has said of the segment, and how it is
 * @param uptime how long the controller that asks has run
 */
public record GateView(
        List<FencingEvidence> evidence,
        @Nullable Approval approval,
        @Nullable Instant backAt,
        SegmentState state,
        Duration uptime) {

    public GateView {
        evidence = List.copyOf(evidence);
    }

    /** Of a host that no monitor has seen back. */
    public GateView(
            List<FencingEvidence> evidence,
            @Nullable Approval approval,
            SegmentState state,
            Duration uptime) {
        this(evidence, approval, null, state, uptime);
    }

    boolean isOvertaken(FencingEvidence fencing) {
        return backAt != null && fencing.isOvertakenBy(backAt);
    }

    boolean isOvertaken(Approval word) {
        return backAt != null && !word.at().isAfter(backAt);
    }
}
