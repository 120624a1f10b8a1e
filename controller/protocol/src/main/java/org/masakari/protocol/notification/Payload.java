package org.masakari.protocol.notification;

/** What a monitor noticed; each {@link NotificationType} has its own. */
public sealed interface Payload permits HostPayload, InstancePayload, ProcessPayload {}
