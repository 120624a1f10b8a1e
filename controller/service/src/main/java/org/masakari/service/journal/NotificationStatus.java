package org.masakari.service.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.recovery.Phase;

/** The Instance-HA API's words for what a notification has led to. */
final class NotificationStatus {
    private static final String IGNORED = "ignored";

    private NotificationStatus() {}

    /** The word for a notification whose recovery has reached {@code phase}; null for none. */
    static String of(boolean ignored, @Nullable String phase) {
        if (ignored) {
            return IGNORED;
        }
        return phase == null ? "new" : of(Enum.valueOf(Phase.class, upper(phase)));
    }

    /**
     * What is held goes on by itself, so that it is an {@code error} as long as it waits; what has
     * ended badly is not taken up again but by an operator, so that it has {@code failed}.
     */
    private static String of(Phase phase) {
        return switch (phase) {
            case RECEIVED -> "new";
            case GATED,
                    QUARANTINED,
                    PLANNED,
                    EVACUATING,
                    VERIFYING,
                    STOPPING,
                    STARTING,
                    DISABLING,
                    RETURNING ->
                    "running";
            case RECOVERED, RETURNED -> "finished";
            case HELD -> "error";
            case PARTIAL, FAILED -> "failed";
            case SKIPPED, SUPERSEDED -> IGNORED;
        };
    }

    /** The phases whose word is {@code status}, as the column names them, and the word itself. */
    static List<String> phases(String status) {
        List<String> phases = new ArrayList<>(List.of(status));
        Arrays.stream(Phase.values())
                .filter(phase -> of(phase).equals(status))
                .map(Columns::text)
                .forEach(phases::add);
        return phases;
    }

    private static String upper(String phase) {
        return phase.toUpperCase(Locale.ROOT);
    }
}
