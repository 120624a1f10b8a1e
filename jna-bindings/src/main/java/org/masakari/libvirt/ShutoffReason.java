package org.masakari.libvirt;

/**
 * Why a domain is shut off: {@code virDomainShutoffReason}. A restarted libvirtd has forgotten it.
 */
public enum ShutoffReason {
    FORGOTTEN,
    SHUTDOWN,
    DESTROYED,
    CRASHED,
    MIGRATED,
    SAVED,
    FAILED,
    FROM_SNAPSHOT,
    DAEMON,
    /** A number that libvirt 9.0 did not have. */
    UNKNOWN;

    /** The constant of libvirt's {@code number}. */
    public static ShutoffReason of(int number) {
        return Numbered.of(values(), number);
    }
}
