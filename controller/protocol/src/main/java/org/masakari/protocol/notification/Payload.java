package org.masakari.protocol.notification;

/** What a monitor noticed; each {@link NotificationType} has its own. */
public sealed interface Payload permits HostPayload, InstancePayload, ProcessPayload {

    /** True if this one, noticed later on the same host, makes {@code older} needless to know. */
    boolean supersedes(Payload older);
}
