package org.masakari.cli.api;

import java.util.List;

/** Why the command could not do its work, told to the operator in four parts. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exit;
    private final String cause;
    private final String done;
    private final String advice;

    /**
     * A failure.
     *
     * @param exit one of {@link Exit}
     * @param happened what happened
     * @param cause the likely cause
     * @param done what is being done about it, or has been done
     * @param advice what to do
     */
    public Failure(int exit, String happened, String cause, String done, String advice) {
        super(happened);
        this.exit = exit;
        this.cause = cause;
        this.done = done;
        this.advice = advice;
    }

    /** Something of that name or id does not exist. */
    public static Failure notFound(String what, String cause, String advice) {
        return new Failure(Exit.NOT_FOUND, what, cause, "nothing was changed", advice);
    }

    /** The process's exit code. */
    public int exit() {
        return exit;
    }

    /** One line a part. */
    public List<String> lines() {
        return List.of(
                "masakari: " + getMessage(),
                "  likely cause: " + cause,
                "  done so far:  " + done,
                "  what to do:   " + advice);
    }
}
