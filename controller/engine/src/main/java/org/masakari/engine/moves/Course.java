package org.masakari.engine.moves;

import org.masakari.engine.port.InstanceState;

/** What has to be done with an instance beside evacuating it, by the state that it was in. */
public enum Course {
    /** It comes back as it was; {@code error} as active. */
    EVACUATE(Preparation.NONE, false),
    /** It is to be off where it arrives, and is stopped there if it is not. */
    STOP(Preparation.NONE, true),
    /** It comes back active. */
    RESET(Preparation.RESET, false),
    /** It was not running: it comes back active, and is stopped where it arrives. */
    RESET_AND_STOP(Preparation.RESET, true),
    /** It comes back active, in its new size. */
    CONFIRM(Preparation.CONFIRM_RESIZE, false),
    /** It was off: it comes back off, in its new size. */
    CONFIRM_AND_STOP(Preparation.CONFIRM_RESIZE, true);

    private final Preparation preparation;
    private final boolean stops;

    Course(Preparation preparation, boolean stops) {
        this.preparation = preparation;
        this.stops = stops;
    }

    /** What comes before each evacuate call. */
    public Preparation preparation() {
        return preparation;
    }

    /** True if it is to be off where it arrives. */
    public boolean stops() {
        return stops;
    }

    /** Nova's vm_state that an instance which was in {@code before} is to have at the end. */
    public String goal(String before) {
        if (stops) {
            return "stopped";
        }
        return preparation != Preparation.NONE || before.equals("error") ? "active" : before;
    }

    /**
     * True if {@code found} is the end of this course for an instance that was in {@code before}.
     */
    boolean isReached(String before, InstanceState found) {
        return found.vm().equals(goal(before)) && found.task() == null;
    }
}
