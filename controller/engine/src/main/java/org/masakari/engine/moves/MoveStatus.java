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
    /** It has arrived running, and the call that stops it is journaled. */
    STOPPING,
    /** Nova shows the instance on another host, at rest and in the state that it is to have. */
    SUCCEEDED,
    FAILED,
    SKIPPED;

    private static final Set<MoveStatus> TERMINAL =
            Set.copyOf(EnumSet.of(SUCCEEDED, FAILED, SKIPPED));
    private static final Set<MoveStatus> IN_FLIGHT =
            Set.copyOf(EnumSet.of(REQUESTED, ACCEPTED, UNKNOWN));
    private static final Set<MoveStatus> ARRIVING = Set.copyOf(EnumSet.of(ARRIVED, STOPPING));

    /** True if nothing more will happen to this move. */
    public boolean isTerminal() {
        return TERMINAL.contains(this);
    }

    /** True while Nova may be working on it: such a move takes up a place. */
    public boolean isInFlight() {
        return IN_FLIGHT.contains(this);
    }

    /** True while it is on its destination, but not yet known to be as it should. */
    public boolean isArriving() {
        return ARRIVING.contains(this);
    }
}
