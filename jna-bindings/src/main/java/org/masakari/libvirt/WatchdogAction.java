package org.masakari.libvirt;

/** What qemu does when a guest's watchdog runs out: {@code virDomainEventWatchdogAction}. */
public enum WatchdogAction {
    NONE,
    PAUSE,
    RESET,
    POWEROFF,
    SHUTDOWN,
    DEBUG,
    INJECT_NMI,
    /** A number that libvirt 9.0 did not have. */
    UNKNOWN;

    /** The constant of libvirt's {@code number}. */
    public static WatchdogAction of(int number) {
        return Numbered.of(values(), number);
    }
}
