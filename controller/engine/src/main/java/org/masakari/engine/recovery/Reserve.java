package org.masakari.engine.recovery;

import java.util.Set;
import org.masakari.protocol.HostName;

/**
 * A reserved host that a recovery has taken.
 *
 * @param host the host
 * @param state how far it has come
 * @param aggregates ids of the failed host's aggregates that it is made a member of
 */
public record Reserve(HostName host, State state, Set<String> aggregates) {

    /** How far a reserved host has come. */
    public enum State {
        /** Taken; its compute service is being enabled. */
        TAKEN,
        /** Instances may go there. */
        READY,
        /** It could not be enabled. */
        UNUSABLE,
        /** Nothing went there: it is a reserve again. */
        GIVEN_BACK
    }

    public Reserve {
        aggregates = Set.copyOf(aggregates);
    }

    Reserve in(State next) {
        return new Reserve(host, next, aggregates);
    }
}
