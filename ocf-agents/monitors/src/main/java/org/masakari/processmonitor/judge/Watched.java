package org.masakari.processmonitor.judge;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * All that is known of one process. Immutable.
 *
 * @param phase where it stands
 * @param tries chances it had in this pass: restarts, and processes that ended too soon
 * @param counted the process that is there, or is to come, is one of {@code tries}
 * @param done indices of the restart commands that have succeeded and are not to be repeated
 * @param acted a script or command was run for it in this pass
 * @param reported the controllers were told that it failed, and not yet that it is back
 * @param seen what the last look showed: its instance, or why it is left alone; may be empty
 * @param until when the present phase is over, as time since the monitor's start
 */
public record Watched(
        Phase phase,
        int tries,
        boolean counted,
        Set<Integer> done,
        boolean acted,
        boolean reported,
        String seen,
        Duration until) {

    public Watched {
        done = Set.copyOf(done);
    }

    /**
     * Before the first look.
     *
     * @param reported what an earlier monitor has remembered
     */
    public static Watched unseen(boolean reported) {
        return new Watched(Phase.NEW, 0, false, Set.of(), false, reported, "", Duration.ZERO);
    }

    /** The same, after an operator has changed its commands. */
    public Watched withNothingDone() {
        return new Watched(phase, tries, counted, Set.of(), acted, reported, seen, until);
    }

    Watched in(Phase next) {
        return new Watched(next, tries, counted, done, acted, reported, seen, until);
    }

    Watched in(Phase next, Duration end) {
        return new Watched(next, tries, counted, done, acted, reported, seen, end);
    }

    /** Nothing is wrong any more. */
    Watched up(String instance) {
        return new Watched(Phase.UP, 0, false, Set.of(), false, reported, instance, until);
    }

    Watched leftAlone(String why) {
        return new Watched(Phase.LEFT_ALONE, 0, false, Set.of(), false, reported, why, until);
    }

    Watched proving(String instance, Duration end) {
        return new Watched(Phase.PROVING, tries, counted, done, acted, reported, instance, end);
    }

    Watched acting() {
        return new Watched(Phase.PREPARING, tries, false, Set.of(), true, reported, seen, until);
    }

    Watched withTries(int had) {
        return new Watched(phase, had, counted, done, acted, reported, seen, until);
    }

    /** With a try more, of which the process is that comes next. */
    Watched withOneMoreTry() {
        return new Watched(phase, tries + 1, true, done, acted, reported, seen, until);
    }

    /** With a try more if the process was of none, and what comes next is of none. */
    Watched withItsProcessLost() {
        int had = counted ? tries : tries + 1;
        return new Watched(phase, had, false, done, acted, reported, seen, until);
    }

    Watched withReported(boolean isReported) {
        return new Watched(phase, tries, counted, done, acted, isReported, seen, until);
    }

    Watched withDone(Set<Integer> succeeded) {
        Set<Integer> all = new HashSet<>(done);
        all.addAll(succeeded);
        return new Watched(phase, tries, counted, all, acted, reported, seen, until);
    }

    Watched rested() {
        return new Watched(phase, tries, false, Set.of(), false, reported, seen, until);
    }
}
