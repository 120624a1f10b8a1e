package org.masakari.libvirt;

/** Reads C enums that count from 0 into Java's, of which the last constant is for the unknown. */
final class Numbered {
    private Numbered() {}

    /** The constant {@code number}; the last of {@code constants} if it is none of them. */
    static <E extends Enum<E>> E of(E[] constants, int number) {
        int unknown = constants.length - 1;
        return constants[number >= 0 && number < unknown ? number : unknown];
    }
}
