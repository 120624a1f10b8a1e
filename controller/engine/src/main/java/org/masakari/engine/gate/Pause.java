package org.masakari.engine.gate;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.api.PauseDocument;

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

    /**
     * The one of {@code all} that holds for {@code segment}, that of all segments before its own.
     */
    public static @Nullable Pause of(String segment, List<Pause> all) {
        return all.stream()
                .filter(each -> each.segment() == null || each.segment().equals(segment))
                .min(Comparator.comparing(each -> each.segment() != null))
                .orElse(null);
    }

    /** As the API shows it. */
    public PauseDocument document() {
        return new PauseDocument(segment, operator, reason, since);
    }

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
