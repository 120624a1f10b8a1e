package org.masakari.processmonitor.proc;

import java.util.Optional;

/**
 * The parts of {@code /proc/PID/stat} that tell one process from another; see proc(5).
 *
 * @param name of its program, at most 15 characters; changes with exec
 * @param state such as {@code S}; {@code Z} is a zombie
 * @param started in clock ticks since the boot
 */
record ProcessStat(String name, char state, long started) {
    private static final int STARTED = 19;

    /** Reads the file's text; empty if it is none. */
    static Optional<ProcessStat> parse(String text) {
        int open = text.indexOf('(');
        // The name may hold anything, brackets and blanks included.
        int close = text.lastIndexOf(')');
        if (open < 0 || close < open || close + 2 >= text.length()) {
            return Optional.empty();
        }
        String[] fields = text.substring(close + 2).strip().split(" ", -1);
        return fields.length <= STARTED
                ? Optional.empty()
                : Optional.of(
                        new ProcessStat(
                                text.substring(open + 1, close),
                                fields[0].charAt(0),
                                Long.parseLong(fields[STARTED])));
    }

    /** False for a zombie, and for one that is just being removed. */
    boolean runs() {
        return state != 'Z' && state != 'X';
    }
}
