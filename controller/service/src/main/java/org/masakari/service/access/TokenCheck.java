package org.masakari.service.access;

import java.time.Instant;
import java.util.Set;

/** Knows whose a token is. Safe for use by many threads. */
public interface TokenCheck {

    /** What is known of a token. */
    sealed interface Standing {}

    /**
     * Good.
     *
     * @param user the name of who has it
     * @param roles that user's roles in the token's project
     * @param expires until when it is good
     */
    record Good(String user, Set<String> roles, Instant expires) implements Standing {

        public Good {
            roles = Set.copyOf(roles);
        }
    }

    /** Nobody's, expired or revoked. */
    record Bad() implements Standing {}

    /** Nobody knows now. */
    record Unavailable(String why) implements Standing {}

    /** What is known of {@code token}; blocks at most for the time-out of who is asked. */
    Standing of(String token);
}
