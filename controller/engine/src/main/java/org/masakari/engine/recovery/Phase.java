package org.masakari.engine.recovery;

import java.util.EnumSet;
import java.util.Set;

/** What a recovery has reached. */
public enum Phase {
    /** Stored; nothing decided yet. */
    RECEIVED,
    /** Not begun yet: a gate is closed, and the reason says what opens it. */
    HELD,
    /** The gates are open; Nova is being told that the host is down. */
    GATED,
    /** Nova takes the host for down. */
    QUARANTINED,
    /** Every instance has a move or a reason to be skipped. */
    PLANNED,
    EVACUATING,
    /** Every move has arrived, failed or was skipped; what arrived is checked in Nova. */
    VERIFYING,
    /** A failed instance is being stopped, so that it can be started. */
    STOPPING,
    /** A failed instance is being started. */
    STARTING,
    /** A host is being taken out of service because a process on it failed. */
    DISABLING,
    /** The host is back: Nova's word that it is down is being taken back. */
    RETURNING,
    /** All that had to be recovered is. */
    RECOVERED,
    /** Some instances have moved, others have not. */
    PARTIAL,
    /** Nothing of what had to be recovered is. */
    FAILED,
    /** There was nothing to do, or it is not ours to do. */
    SKIPPED,
    /** The host is back in service. */
    RETURNED,
    /** Ended by something newer, such as the next failure of a host that was just returning. */
    SUPERSEDED;

    private static final Set<Phase> TERMINAL =
            Set.copyOf(EnumSet.of(RECOVERED, PARTIAL, FAILED, SKIPPED, RETURNED, SUPERSEDED));

    /** True if the recovery has ended. */
    public boolean isTerminal() {
        return TERMINAL.contains(this);
    }

    /** True if a person is needed, or something that may not come by itself. */
    public boolean needsAttention() {
        return this == HELD || this == PARTIAL || this == FAILED;
    }

    /** The phases that may follow this one. */
    public Set<Phase> successors() {
        return switch (this) {
            case RECEIVED ->
                    EnumSet.of(
                            HELD,
                            GATED,
                            STOPPING,
                            STARTING,
                            DISABLING,
                            RETURNING,
                            FAILED,
                            SKIPPED,
                            SUPERSEDED);
            case HELD ->
                    EnumSet.of(
                            GATED,
                            STOPPING,
                            STARTING,
                            DISABLING,
                            RETURNING,
                            FAILED,
                            SKIPPED,
                            SUPERSEDED);
            case GATED -> EnumSet.of(HELD, QUARANTINED, FAILED, SUPERSEDED);
            case QUARANTINED -> EnumSet.of(PLANNED, FAILED, SUPERSEDED);
            case PLANNED -> EnumSet.of(EVACUATING, SUPERSEDED);
            case EVACUATING -> EnumSet.of(VERIFYING, SUPERSEDED);
            case VERIFYING -> EnumSet.of(RECOVERED, PARTIAL, FAILED, SUPERSEDED);
            case STOPPING -> EnumSet.of(STARTING, FAILED, SKIPPED, SUPERSEDED);
            case STARTING -> EnumSet.of(RECOVERED, FAILED, SKIPPED, SUPERSEDED);
            case DISABLING -> EnumSet.of(RECOVERED, FAILED, SKIPPED, SUPERSEDED);
            case RETURNING -> EnumSet.of(HELD, RETURNED, FAILED, SKIPPED, SUPERSEDED);
            case RECOVERED, PARTIAL, FAILED, SKIPPED, RETURNED, SUPERSEDED ->
                    EnumSet.noneOf(Phase.class);
        };
    }

    void refuseUnlessFollowedBy(Phase next) {
        if (this != next && !successors().contains(next)) {
            throw new IllegalStateException(this + " may not be followed by " + next);
        }
    }
}
