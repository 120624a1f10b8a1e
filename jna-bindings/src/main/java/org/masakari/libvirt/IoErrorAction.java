package org.masakari.libvirt;

/** What qemu does at an I/O error: {@code virDomainEventIOErrorAction}. */
public enum IoErrorAction {
    NONE,
    PAUSE,
    REPORT,
    /** A number that libvirt 9.0 did not have. */
    UNKNOWN;

    /** The constant of libvirt's {@code number}. */
    public static IoErrorAction of(int number) {
        return Numbered.of(values(), number);
    }
}
