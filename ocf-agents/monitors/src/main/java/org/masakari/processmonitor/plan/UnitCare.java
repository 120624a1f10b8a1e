package org.masakari.processmonitor.plan;

/** What is done for a unit. */
public enum UnitCare {
    /** It is restarted when it has failed; one that was stopped cleanly is left alone. */
    RESTART,
    /** It is restarted when it does not run, even if it was stopped cleanly. */
    ALWAYS,
    /** It is not restarted, only reported when it has failed and nobody else restarts it. */
    REPORT
}
