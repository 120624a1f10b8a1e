package org.masakari.nativecheck;

/**
 * How one feature is had here.
 *
 * @param feature what it is for
 * @param state whether it can be had
 * @param path the library or program that is in use, with its version where it tells it; empty if
 *     none is
 * @param detail what it says just now, or why it is not available
 */
public record Finding(String feature, State state, String path, String detail) {

    /** Whether the feature can be had. */
    public enum State {
        /** By its native library, or the only way there is. */
        IN_USE,
        /** The library is missing or does not answer; something else does its work. */
        FALLBACK,
        /** Nothing does its work. */
        MISSING
    }
}
