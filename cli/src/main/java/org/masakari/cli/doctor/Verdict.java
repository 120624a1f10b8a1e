package org.masakari.cli.doctor;

import com.fasterxml.jackson.annotation.JsonValue;
import org.masakari.cli.output.Cell;
import org.masakari.cli.output.Style;

/** What a check came to. */
public enum Verdict {
    OK("ok", Style.GOOD),
    /** A host would be saved, but later than need be, or the next one would not. */
    WARN("warn", Style.BUSY),
    /** Some host would not be saved. */
    FAIL("fail", Style.BAD),
    /** Nobody knows: it cannot be asked from here. */
    NOT_CHECKED("not checked", Style.PLAIN);

    private final String word;
    private final Style style;

    Verdict(String word, Style style) {
        this.word = word;
        this.style = style;
    }

    @JsonValue
    String word() {
        return word;
    }

    Cell cell() {
        return new Cell(word, style);
    }
}
