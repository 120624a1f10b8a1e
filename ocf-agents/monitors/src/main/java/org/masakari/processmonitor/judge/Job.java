package org.masakari.processmonitor.judge;

/** What is run for a process, away from the working loop. */
public enum Job {
    /** The script before the first start, the start commands, the script after it. */
    START,
    /** The script before a restart. */
    PREPARE,
    /** Commands of the restart. */
    RESTART,
    /** The script after a restart. */
    FINISH
}
