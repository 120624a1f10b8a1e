package org.masakari.hostmonitor.judge;

/** Whether a second opinion is asked for before a fenced host is reported. */
public enum SecondOpinion {
    /** The fence device's word is enough. */
    NOT_ASKED,
    /** A host whose power nobody can tell is not reported, and a person is told. */
    HOLD_IF_UNKNOWN,
    /** A host whose power nobody can tell is reported, for the fence device said that it is off. */
    REPORT_IF_UNKNOWN
}
