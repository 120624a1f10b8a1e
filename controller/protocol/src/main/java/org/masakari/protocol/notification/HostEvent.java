package org.masakari.protocol.notification;

/** What happened to a host ({@code payload.event}). */
public enum HostEvent {
    STARTED,
    STOPPED
}
