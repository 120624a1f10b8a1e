package org.masakari.engine.port;

/** Tells by this process's own clock whether a claim may still be acted on. */
public interface ClaimGuard {

    /**
     * Called right before each effect.
     *
     * @throws ClaimLostException if the claim was not renewed in time: another controller may have
     *     it by now
     */
    void check(Claim claim);
}
