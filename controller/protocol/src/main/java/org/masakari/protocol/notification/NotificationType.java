package org.masakari.protocol.notification;

/** The {@code type} of a notification in the Instance-HA API. */
public enum NotificationType {
    /** A compute host failed or came back. */
    COMPUTE_HOST,
    /** An instance failed. */
    VM,
    /** A provisioning process on a host failed or came back. */
    PROCESS
}
