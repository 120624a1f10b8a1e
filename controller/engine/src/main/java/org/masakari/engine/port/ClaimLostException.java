package org.masakari.engine.port;

/** Another controller drives the recovery now: stop at once, and do nothing more for it. */
public final class ClaimLostException extends RuntimeException {
    public ClaimLostException(Claim claim) {
        super(
                "recovery "
                        + claim.recovery()
                        + " was taken over by another controller (our epoch was "
                        + claim.epoch()
                        + ")");
    }
}
