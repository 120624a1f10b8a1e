package org.masakari.cli.why;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.output.Cell;
import org.masakari.cli.output.Style;
import org.masakari.protocol.api.ExplanationDocument.Verdict;

/** Values in sentences. */
final class Words {
    private Words() {}

    /** As the API has it. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** A value on one line. */
    static String of(@Nullable Object value) {
        return Cell.of(value).text();
    }

    /** A reason behind what it is about; nothing for none. */
    static String because(@Nullable String reason) {
        return reason == null || reason.isBlank() ? "" : ": " + of(reason);
    }

    /** A verdict behind "is". */
    static Cell cell(Verdict verdict) {
        return switch (verdict) {
            case PROTECTED -> new Cell("protected", Style.GOOD);
            case UNPROTECTED -> new Cell("not protected", Style.BAD);
            case UNKNOWN -> new Cell("protected or not, which is unknown", Style.BUSY);
        };
    }
}
