package org.masakari.pacemaker;

import java.util.List;

/** The fencer's memory: RAM only, bounded, and at times not to be had. */
public sealed interface FencingHistory {

    /**
     * What the fencer remembers.
     *
     * @param fencings newest first; an empty list is no proof that nothing happened
     */
    record Known(List<PastFencing> fencings) implements FencingHistory {
        public Known {
            fencings = List.copyOf(fencings);
        }
    }

    /** The fencer did not answer: nothing may be concluded. */
    record Unknown(String reason) implements FencingHistory {}
}
