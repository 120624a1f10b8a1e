package org.masakari.engine.pace;

import org.masakari.engine.moves.MoveStatus;
import org.masakari.engine.moves.VmMove;
import org.masakari.engine.recovery.HostRecovery;
import org.masakari.engine.recovery.InstanceRecovery;
import org.masakari.engine.recovery.Phase;
import org.masakari.engine.recovery.Recovery;

/**
 * How much of Nova's work a recovery has under way.
 *
 * @param underWay calls that Nova works on
 * @param waiting calls that could be made if there was a place
 * @param done moves that are no longer of concern to Nova
 */
record Use(int underWay, int waiting, int done) {
    static final Use NONE = new Use(0, 0, 0);

    static Use of(Recovery recovery) {
        if (recovery instanceof HostRecovery host) {
            return of(host);
        }
        boolean works =
                recovery instanceof InstanceRecovery
                        && (recovery.phase() == Phase.STOPPING
                                || recovery.phase() == Phase.STARTING);
        return works ? new Use(1, 0, 0) : NONE;
    }

    private static Use of(HostRecovery recovery) {
        int underWay = 0;
        int waiting = 0;
        int done = 0;
        for (VmMove move : recovery.moves()) {
            MoveStatus status = move.status();
            if (status.isInFlight()) {
                underWay++;
            } else if (status == MoveStatus.PENDING) {
                waiting += move.attempt().notBefore() == null ? 1 : 0;
            } else if (status != MoveStatus.SKIPPED) {
                done++;
            }
        }
        return new Use(underWay, waiting, done);
    }
}
