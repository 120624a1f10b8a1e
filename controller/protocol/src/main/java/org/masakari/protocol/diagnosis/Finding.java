package org.masakari.protocol.diagnosis;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/**
 * One line of the doctor's report.
 *
 * @param check what was looked at
 * @param found what was found; for what was not checked, why
 * @param meaning what that means for the next failure; null if all is well
 * @param advice what to do; null if nothing
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Finding(
        Verdict verdict,
        String check,
        String found,
        @Nullable String meaning,
        @Nullable String advice) {

    /** All is well. */
    public static Finding ok(String check, String found) {
        return new Finding(Verdict.OK, check, found, null, null);
    }

    /** A host would be saved, but not as it should, or the next one would not. */
    public static Finding warn(String check, String found, String meaning, String advice) {
        return new Finding(Verdict.WARN, check, found, meaning, advice);
    }

    /** Some host would not be saved. */
    public static Finding fail(String check, String found, String meaning, String advice) {
        return new Finding(Verdict.FAIL, check, found, meaning, advice);
    }

    /** It cannot be asked from here. */
    public static Finding notChecked(String check, String because, String advice) {
        return new Finding(Verdict.NOT_CHECKED, check, "because " + because, null, advice);
    }
}
