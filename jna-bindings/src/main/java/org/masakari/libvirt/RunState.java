package org.masakari.libvirt;

/** A domain's state: {@code virDomainState}. */
public enum RunState {
    NO_STATE,
    RUNNING,
    BLOCKED,
    PAUSED,
    SHUTDOWN,
    SHUTOFF,
    CRASHED,
    PM_SUSPENDED,
    /** A number that libvirt 9.0 did not have. */
    UNKNOWN;

    /** The constant of libvirt's {@code number}. */
    public static RunState of(int number) {
        return Numbered.of(values(), number);
    }
}
