package org.masakari.protocol.diagnosis;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.OptionalInt;

/** What a check came to. */
public enum Verdict {
    OK("ok"),
    /** A host would be saved, but later than need be, or the next one would not. */
    WARN("warn"),
    /** Some host would not be saved. */
    FAIL("fail"),
    /** Nobody knows: it cannot be asked from here. */
    NOT_CHECKED("not checked");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /** As people and programs read it. */
    @JsonValue
    public String word() {
        return word;
    }

    /** As metrics have it: 0 ok, 1 warn, 2 fail; empty for what was not checked. */
    public OptionalInt level() {
        return switch (this) {
            case OK -> OptionalInt.of(0);
            case WARN -> OptionalInt.of(1);
            case FAIL -> OptionalInt.of(2);
            case NOT_CHECKED -> OptionalInt.empty();
        };
    }

    /** The highest level of {@code findings}; empty if nothing of it was checked. */
    public static OptionalInt worst(Collection<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.verdict().level())
                .flatMapToInt(OptionalInt::stream)
                .max();
    }
}
