package org.masakari.service.webhook;

import java.util.Locale;

/** What receivers are told of. */
public enum EventName {
    /** A host has failed. */
    INCIDENT_OPENED,
    /** A recovery, or a return, waits at a gate. */
    RECOVERY_HELD,
    /** A recovery, or a return, has ended. */
    RECOVERY_ENDED,
    /** A host that had failed is back in service, or has failed again. */
    INCIDENT_CLOSED;

    /** As it is written, such as {@code recovery.held}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /**
     * The event of that {@link #word}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static EventName of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('.', '_'));
    }
}
