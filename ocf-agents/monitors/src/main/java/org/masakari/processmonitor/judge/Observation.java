package org.masakari.processmonitor.judge;

import java.util.Set;

/** What was noticed about one process. */
public sealed interface Observation {

    /**
     * It runs.
     *
     * @param instance differs from that of an earlier or later process of the same name
     */
    record Running(String instance) implements Observation {}

    /** It does not run. */
    record Missing() implements Observation {}

    /**
     * An operator wants it left as it is.
     *
     * @param why for people
     */
    record LeftAlone(String why) implements Observation {}

    /**
     * It was stopped cleanly, by itself or by an operator; after a restart that failed that means
     * no more than that it does not run.
     *
     * @param why for people
     */
    record Stopped(String why) implements Observation {}

    /**
     * Nothing can be said now: it is just changing, or cannot be looked at.
     *
     * @param why for people
     */
    record Unclear(String why) implements Observation {}

    /**
     * The job that was asked for has ended.
     *
     * @param succeeded indices of the commands that ended with 0
     */
    record JobEnded(Set<Integer> succeeded) implements Observation {
        public JobEnded {
            succeeded = Set.copyOf(succeeded);
        }
    }
}
