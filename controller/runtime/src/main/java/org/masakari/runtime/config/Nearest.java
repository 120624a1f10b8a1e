package org.masakari.runtime.config;

import java.util.Collection;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what somebody probably meant to write. */
final class Nearest {
    private static final LevenshteinDistance DISTANCE = new LevenshteinDistance(4);

    private Nearest() {}

    /** {@code ; did you mean "x"?} for the nearest known word, or nothing if none is near. */
    static String hint(String unknown, Collection<String> known) {
        String best = "";
        int bestDistance = Integer.MAX_VALUE;
        for (String word : known) {
            int distance = DISTANCE.apply(unknown, word);
            if (distance >= 0 && distance < bestDistance) {
                best = word;
                bestDistance = distance;
            }
        }
        return best.isEmpty() ? "" : "; did you mean \"" + best + "\"?";
    }
}
