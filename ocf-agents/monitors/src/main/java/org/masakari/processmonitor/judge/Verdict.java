package org.masakari.processmonitor.judge;

import java.util.List;

/** What the judge wants done, in this order. */
public sealed interface Verdict {

    /** The controllers must hear that it cannot be kept up. */
    record ReportStopped() implements Verdict {}

    /** The controllers, which were told that it had failed, must hear that it is back. */
    record ReportStarted() implements Verdict {}

    /**
     * Run this, then tell that it has ended.
     *
     * @param parts for {@link Job#RESTART}: indices of the commands to run
     */
    record Run(Job job, List<Integer> parts) implements Verdict {
        public Run {
            parts = List.copyOf(parts);
        }
    }

    /** An operator who reads the log should know. */
    record Say(String text) implements Verdict {}
}
