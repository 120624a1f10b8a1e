package org.masakari.engine.gate;

import org.jspecify.annotations.Nullable;
import org.masakari.protocol.evidence.FencingEvidence;

/** Whether a recovery may begin. */
public sealed interface Verdict {

    /**
     * It may.
     *
     * @param why what opened the gates, for people
     * @param proof the fencing that proves it safe; null if an operator vouches for it
     */
    record Open(String why, @Nullable FencingEvidence proof) implements Verdict {}

    /** It may not; {@code why} says what is missing and what would release it. */
    record Hold(String why) implements Verdict {}
}
