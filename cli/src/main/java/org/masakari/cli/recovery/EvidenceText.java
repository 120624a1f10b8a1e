package org.masakari.cli.recovery;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.evidence.Acknowledgement;
import org.masakari.protocol.evidence.FencingEvidence;

/** Fencing evidence as one line. */
public final class EvidenceText {
    private EvidenceText() {}

    /** What was done, by whom, when, and who vouches for it. */
    public static @Nullable String of(@Nullable FencingEvidence evidence) {
        if (evidence == null) {
            return null;
        }
        return word(evidence.action())
                + by(evidence.delegate())
                + " at "
                + evidence.completedAt()
                + ", reported by "
                + evidence.reporter()
                + " ("
                + word(evidence.source())
                + ")"
                + until(evidence.acknowledgement());
    }

    private static String until(@Nullable Acknowledgement word) {
        return word == null
                ? ""
                : ", who acknowledged it until " + word.expiresAt() + ": " + word.reason();
    }

    private static String by(@Nullable String delegate) {
        return delegate == null ? "" : " by " + delegate;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
