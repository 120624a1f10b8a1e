package org.masakari.libvirt;

/** What qemu did about broken memory: {@code virDomainMemoryFailureActionType}. */
public enum MemoryFailureAction {
    IGNORE,
    INJECT,
    FATAL,
    RESET,
    /** A number that libvirt 9.0 did not have. */
    UNKNOWN;

    /** The constant of libvirt's {@code number}. */
    public static MemoryFailureAction of(int number) {
        return Numbered.of(values(), number);
    }
}
