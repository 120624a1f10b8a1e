package org.masakari.protocol.notification;

/** What is known of the host's power ({@code payload.host_status}). */
public enum HostStatus {
    /** With {@link HostEvent#STOPPED}: it is surely off. */
    NORMAL,
    UNKNOWN
}
