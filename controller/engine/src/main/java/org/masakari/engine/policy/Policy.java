package org.masakari.engine.policy;

import java.time.Duration;

/**
 * What an operator may set about recoveries.
 *
 * @param gates when a recovery may begin
 * @param selection which instances are recovered, and in which order
 * @param moves how instances move
 * @param reserves what becomes of reserved hosts
 * @param returns how a host comes back into service
 * @param restarts how a failed instance is restarted
 * @param recoveryTimeout time that the whole recovery of a host may take, or its return
 */
public record Policy(
        GatePolicy gates,
        SelectionPolicy selection,
        MovePolicy moves,
        ReservePolicy reserves,
        ReturnPolicy returns,
        RestartPolicy restarts,
        Duration recoveryTimeout) {

    /** The defaults. */
    public static final Policy DEFAULT =
            new Policy(
                    GatePolicy.DEFAULT,
                    SelectionPolicy.DEFAULT,
                    MovePolicy.DEFAULT,
                    ReservePolicy.DEFAULT,
                    ReturnPolicy.DEFAULT,
                    RestartPolicy.DEFAULT,
                    Duration.ofMinutes(30));

    /** The same with other moves. */
    public Policy with(MovePolicy changed) {
        return new Policy(gates, selection, changed, reserves, returns, restarts, recoveryTimeout);
    }

    /** The same with other gates. */
    public Policy with(GatePolicy changed) {
        return new Policy(changed, selection, moves, reserves, returns, restarts, recoveryTimeout);
    }

    /** The same with another return. */
    public Policy with(ReturnPolicy changed) {
        return new Policy(gates, selection, moves, reserves, changed, restarts, recoveryTimeout);
    }
}
