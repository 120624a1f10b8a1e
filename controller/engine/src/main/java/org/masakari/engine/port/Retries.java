package org.masakari.engine.port;

import org.masakari.engine.recovery.Approval;
import org.masakari.engine.recovery.RecoveryId;

/** Lets an operator have a recovery made that was held, or that failed. */
public interface Retries {

    /** What became of the wish. */
    sealed interface Answer {}

    /** A new recovery of the same incident, which this controller is to drive now. */
    record Begun(Intake.Begun recovery) implements Answer {}

    /** There is no such recovery. */
    record NoSuchRecovery() implements Answer {}

    /** It cannot be tried again. */
    record NotNow(String why) implements Answer {}

    /**
     * Stores a new recovery with {@code approval} for the incident of {@code earlier}. Only what is
     * still on the failed host is moved by it.
     */
    Answer retry(RecoveryId earlier, Approval approval);
}
