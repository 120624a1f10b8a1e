package org.masakari.cli.output;

/** Seconds with three digits. */
public final class Seconds {
    private Seconds() {}

    /** {@code 4385} is {@code 4.385}. */
    public static String of(long millis) {
        long size = Math.abs(millis);
        String digits = String.valueOf(1000 + size % 1000).substring(1);
        return (millis < 0 ? "-" : "") + size / 1000 + "." + digits;
    }
}
