package org.masakari.engine.moves;

import java.util.EnumSet;
import java.util.Set;

/** How far an instance has come on its way. */
public enum MoveStatus {
    /** Waiting for its turn, or for the time of its next attempt. */
    PENDING,
    /** The evacuate call is journaled and may or may not have been made. */
    REQUESTED,
    /** Nova has taken the call. */
    ACCEPTED,
    /** Nobody knows whether Nova has taken the call. */
    UNKNOWN,
    /** Nova's migration record says that the destination has finished. */
    ARRIVED,
    /** Nova shows the instance on another host, at rest and in its former state. */
    SUCCEEDED,
    FAILED,
    SKIPPED;

    private static final Set<MoveStatus> TERMINAL =
            Set.copyOf(EnumSet.of(SUCCEEDED, FAILED, SKIPPED));
    private static final Set<MoveStatus> IN_FLIGHT =
            Set.copyOf(EnumSet.of(REQUESTED, ACCEPTED, UNKNOWN));

    /** True if nothing more will happen to this move. */
    public boolean isTerminal() {
        return TERMINAL.contains(this);
    }

    /** True while Nova may be working on it: such a move takes up a place. */
    public boolean isInFlight() {
        return IN_FLIGHT.contains(this);
    }
}
