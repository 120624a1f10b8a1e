package org.masakari.cli.api;

/** The exit codes of {@code masakari}; {@code masakari --help} lists them. */
public final class Exit {
    public static final int OK = 0;
    public static final int FAILED = 1;
    public static final int USAGE = 2;
    public static final int NOT_FOUND = 3;
    public static final int CONFLICT = 4;
    public static final int UNREACHABLE = 5;

    private Exit() {}
}
