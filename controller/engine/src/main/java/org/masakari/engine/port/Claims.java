package org.masakari.engine.port;

import java.util.List;
import java.util.Optional;

/** The right to drive recoveries, shared with other controllers. */
public interface Claims {

    /** Recoveries that have not ended and that nobody drives. */
    List<Claim> claimable();

    /** Claims one of them; empty if another controller was faster. */
    Optional<Claim> claim(Claim seen);

    /** Keeps a claim; false if another controller has it now. */
    boolean renew(Claim claim);

    /** Gives a claim up, so that any controller may take it at once. */
    void release(Claim claim);
}
