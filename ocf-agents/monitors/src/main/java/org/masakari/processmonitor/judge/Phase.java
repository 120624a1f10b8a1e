package org.masakari.processmonitor.judge;

/** Where one watched process or unit stands. */
public enum Phase {
    /** Not looked at yet by this monitor. */
    NEW,
    /** The start commands run. */
    STARTING,
    UP,
    /** The script before the restart runs. */
    PREPARING,
    /** Ready for a try. */
    DOWN,
    /** The restart commands run. */
    RESTARTING,
    /** A try is over; its process may still come. */
    AWAITING,
    /** It runs, but not yet for long enough to be believed. */
    PROVING,
    /** It is back; the script after the restart runs. */
    FINISHING,
    /** It is reported; the script after the restart runs. */
    GIVING_UP,
    /** It is reported, and watched for its return. */
    GIVEN_UP,
    /** An operator wants it left alone. */
    LEFT_ALONE;

    /** True while commands run: what a look shows then means nothing. */
    public boolean isWorking() {
        return switch (this) {
            case STARTING, PREPARING, RESTARTING, FINISHING, GIVING_UP -> true;
            case NEW, UP, DOWN, AWAITING, PROVING, GIVEN_UP, LEFT_ALONE -> false;
        };
    }

    /** True if the next look should come soon. */
    public boolean isRestless() {
        return this == DOWN || this == AWAITING || this == PROVING;
    }
}
