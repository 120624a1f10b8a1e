package org.masakari.monitor.command;

import java.util.OptionalInt;

/**
 * How a command ended.
 *
 * @param status its exit status; empty if it could not be run, or was not done in time
 * @param how for people
 * @param lastLines of its output
 */
public record Outcome(OptionalInt status, String how, String lastLines) {

    /** True if it ended with 0, in time. */
    public boolean succeeded() {
        return status.equals(OptionalInt.of(0));
    }
}
