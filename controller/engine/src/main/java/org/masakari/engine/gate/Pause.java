package org.masakari.engine.gate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An operator's word that nothing new is to be begun.
 *
 * @param segment the segment's name; null for all segments
 * @param operator who said so
 * @param reason why
 * @param since when
 */
public record Pause(@Nullable String segment, String operator, String reason, Instant since) {

    static final String HAS_PAUSED = " has paused ";

    /** What holds, and what releases it. */
    public String describe() {
        return operator
                + HAS_PAUSED
                + (segment == null ? "all recoveries" : "segment " + segment)
                + " since "
                + since
                + ": "
                + reason
                + ". \"masakari resume"
                + (segment == null ? "" : " --segment " + segment)
                + "\" lets it go on";
    }
}
