package org.masakari.engine.recovery;

import java.util.EnumSet;
import java.util.Set;

/** What a recovery has reached. */
public enum Phase {
    /** Stored; nothing decided yet. */
    RECEIVED,
    /** The evidence was judged good; Nova is being told that the host is down. */
    GATED,
    /** Nova takes the host for down. */
    QUARANTINED,
    /** Every instance has a move or a reason to be skipped. */
    PLANNED,
    EVACUATING,
    /** Every move has arrived, failed or was skipped; what arrived is checked in Nova. */
    VERIFYING,
    /** Every instance that had to move has moved. */
    RECOVERED,
    /** Some instances have moved, others have not. */
    PARTIAL,
    /** No instance has moved that had to. */
    FAILED,
    /** Not begun, for a reason that an operator can lift. */
    HELD,
    /** The host is back: Nova's word that it is down is being taken back. */
    RETURNING,
    /** The host is back in service, and its incident closed. */
    RETURNED,
    /** Ended by something newer, such as the next failure of a host that was just returning. */
    SUPERSEDED;

    private static final Set<Phase> TERMINAL =
            Set.copyOf(EnumSet.of(RECOVERED, PARTIAL, FAILED, HELD, RETURNED, SUPERSEDED));

    /** True if the recovery has ended. */
    public boolean isTerminal() {
        return TERMINAL.contains(this);
    }

    /** The phases that may follow this one. */
    public Set<Phase> successors() {
        return switch (this) {
            case RECEIVED -> EnumSet.of(GATED, HELD, RETURNING, FAILED, SUPERSEDED);
            case GATED -> EnumSet.of(QUARANTINED, FAILED);
            case QUARANTINED -> EnumSet.of(PLANNED, FAILED);
            case PLANNED -> EnumSet.of(EVACUATING, VERIFYING, FAILED);
            case EVACUATING -> EnumSet.of(VERIFYING);
            case VERIFYING -> EnumSet.of(RECOVERED, PARTIAL, FAILED);
            case RETURNING -> EnumSet.of(RETURNED, FAILED, SUPERSEDED);
            case RECOVERED, PARTIAL, FAILED, HELD, RETURNED, SUPERSEDED ->
                    EnumSet.noneOf(Phase.class);
        };
    }
}
