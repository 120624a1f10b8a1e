package org.masakari.hostmonitor.judge;

/** What {@code stonith_admin --confirm}, a person's word that a host is off, counts for. */
public enum ManualAcknowledgement {
    /** Nothing: the host's instances stay where they are until a real fencing. */
    REFUSE,
    /** As much as a fencing, with the evidence marked as an operator's. */
    ACCEPT
}
