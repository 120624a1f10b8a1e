package org.masakari.engine.port;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The right to drive recoveries, shared with other controllers. */
public interface Claims {

    /** Recoveries that have not ended and that nobody drives. */
    List<Claim> claimable();

    /** Claims one of them; empty if another controller was faster. */
    Optional<Claim> claim(Claim seen);

    /** Keeps those claims that no other controller has now, and returns them. */
    Set<Claim> renew(Collection<Claim> claims);

    /** Gives a claim up, so that any controller may take it at once. */
    void release(Claim claim);
}
