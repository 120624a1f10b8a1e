package org.masakari.hostmonitor.judge;

/** What the operator's command, asked after a fencing, says of the host's power. */
public enum Opinion {
    /** It is off. */
    OFF,
    /** It still runs, whatever the fence device said. */
    ON,
    /** It could not tell. */
    UNKNOWN
}
