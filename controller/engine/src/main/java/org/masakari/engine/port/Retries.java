package org.masakari.engine.port;

import org.masakari.engine.gate.Approval;
import org.masakari.engine.recovery.RecoveryId;

/** Lets an operator have a recovery made that was held, or that failed. */
public interface Retries {

    /** What became of the wish. */
    sealed interface Answer {}

    /** A new recovery of the same incident, which this controller is to drive now. */
    record Begun(Intake.Begun recovery) implements Answer {}

    /** The recovery was held: it goes on by the operator's word, whoever drives it. */
    record Released() implements Answer {}

    /** There is no such recovery. */
    record NoSuchRecovery() implements Answer {}

    /** It cannot be tried again. */
    record NotNow(String why) implements Answer {}

    /**
     * Releases {@code earlier} if it is held. If it has ended without full success, stores a new
     * recovery of the same failure with {@code approval}; only what is still on a failed host is
     * moved by it.
     */
    Answer retry(RecoveryId earlier, Approval approval);

    /** Lets {@code held} go on, if it is held: else {@link NotNow}, and nothing is begun. */
    Answer release(RecoveryId held, Approval approval);
}
