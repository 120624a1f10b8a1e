package org.masakari.engine.pace;

import org.jspecify.annotations.Nullable;

/**
 * How much of Nova's work a recovery may have under way now.
 *
 * @param places how many calls that Nova works on for a while
 * @param because why there is none, for people; null where there is some
 */
public record Allowance(int places, @Nullable String because) {

    /** That many places. */
    public static Allowance of(int places) {
        return new Allowance(places, null);
    }

    /** Nothing new for now, and why. */
    public static Allowance none(String because) {
        return new Allowance(0, because);
    }
}
