package org.masakari.libvirt;

/** Why a domain is paused: {@code virDomainPausedReason}. */
public enum PausedReason {
    UNSAID,
    USER,
    MIGRATION,
    SAVE,
    DUMP,
    IO_ERROR,
    WATCHDOG,
    FROM_SNAPSHOT,
    SHUTTING_DOWN,
    SNAPSHOT,
    CRASHED,
    STARTING_UP,
    POSTCOPY,
    POSTCOPY_FAILED,
    API_ERROR,
    /** A number that libvirt 9.0 did not have. */
    UNKNOWN;

    /** The constant of libvirt's {@code number}. */
    public static PausedReason of(int number) {
        return Numbered.of(values(), number);
    }
}
