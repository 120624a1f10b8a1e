package org.masakari.nativelib;

/** Whether a feature that needs a native library can be had on this machine. */
public sealed interface Availability<T> {

    /** It can, and here it is. */
    record Available<T>(T feature) implements Availability<T> {}

    /**
     * It cannot; a fallback has to do.
     *
     * @param reason for an operator: the library or symbol that is missing
     */
    record NotAvailable<T>(String reason) implements Availability<T> {}
}
