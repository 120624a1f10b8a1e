package org.masakari.protocol;

import java.util.regex.Pattern;

/**
 * The name of a compute host as Nova knows it, which by default is also its Pacemaker node name.
 *
 * <p>Compared exactly, case included: {@code compute1} and {@code compute1.example.org} are two
 * hosts until an operator maps one onto the other.
 *
 * @param value 1 to 255 letters, digits, dots, dashes and underscores, as the Instance-HA API's
 *     {@code hostname} allows
 */
public record HostName(String value) implements Comparable<HostName> {
    private static final Pattern ALLOWED = Pattern.compile("[a-zA-Z0-9._-]{1,255}");

    public HostName {
        if (!ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "\"" + value + "\" is no host name: 1 to 255 of a-z A-Z 0-9 . _ - expected");
        }
    }

    /** True if {@code text} may be used as a host name. */
    public static boolean isValid(String text) {
        return ALLOWED.matcher(text).matches();
    }

    @Override
    public int compareTo(HostName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
