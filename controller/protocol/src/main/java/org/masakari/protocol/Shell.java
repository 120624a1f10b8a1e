package org.masakari.protocol;

/** Commands that an operator is told to type. */
public final class Shell {
    private Shell() {}

    /** A name as a POSIX shell takes it for one word. */
    public static String word(String name) {
        return name.matches("[a-zA-Z0-9._:@/-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
    }
}
