package org.masakari.cli.api;

import java.util.List;

/** Why the command could not do its work, told to the operator in four parts. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exit;
    private final String cause;
    private final String done;
    private final String advice;
    private final Controller controller;

    /** What the controller said to it, if one answered. */
    private enum Controller {
        SILENT,
        /** It does the same for somebody else. */
        BUSY,
        REFUSED
    }

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
        this(exit, happened, cause, done, advice, Controller.SILENT);
    }

    private Failure(
            int exit,
            String happened,
            String cause,
            String done,
            String advice,
            Controller controller) {
        super(happened);
        this.exit = exit;
        this.cause = cause;
        this.done = done;
        this.advice = advice;
        this.controller = controller;
    }

    /** The same, as the answer of a controller that will not do it, but works. */
    Failure byAController() {
        return with(Controller.REFUSED);
    }

    /** The same, as the answer of a controller that does it for somebody else just now. */
    Failure ofABusyController() {
        return with(Controller.BUSY);
    }

    private Failure with(Controller said) {
        return new Failure(exit, String.valueOf(getMessage()), cause, done, advice, said);
    }

    /** The same, of which more is known: why, and what to do. */
    public Failure because(String likelyCause, String whatToDo) {
        return new Failure(
                exit, String.valueOf(getMessage()), likelyCause, done, whatToDo, controller);
    }

    /** True if a controller answered, and refused. */
    public boolean refused() {
        return controller == Controller.REFUSED;
    }

    /** True if a controller answered that it does the same for somebody else: ask again. */
    public boolean busy() {
        return controller == Controller.BUSY;
    }

    /** Something of that name or id does not exist. */
    public static Failure notFound(String what, String cause, String advice) {
        return new Failure(Exit.NOT_FOUND, what, cause, "nothing was changed", advice);
    }

    /**
     * A server's certificate is not trusted, or ours is not by it.
     *
     * @param happened who it is, and why not
     */
    public static Failure untrusted(String happened, String done) {
        return new Failure(
                Exit.FAILED,
                happened,
                "a certificate that is wrong or has expired, or the wrong authority's file",
                done,
                "mend what the reason names; --os-cacert or OS_CACERT names the authority's file,"
                        + " --os-cert and --os-key your own certificate");
    }

    /** The process's exit code. */
    public int exit() {
        return exit;
    }

    /** The likely cause. */
    public String cause() {
        return cause;
    }

    /** What to do. */
    public String advice() {
        return advice;
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
