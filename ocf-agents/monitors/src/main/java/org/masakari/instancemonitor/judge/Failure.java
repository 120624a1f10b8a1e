package org.masakari.instancemonitor.judge;

import org.masakari.protocol.InstanceId;
import org.masakari.protocol.notification.InstancePayload;

/**
 * How an instance has failed, and the Instance-HA API's words for it. The API has three pairs of
 * words upon which an instance is recovered; each failure takes the one that comes nearest.
 */
public enum Failure {
    /** Its qemu ended, or its guest panicked. */
    CRASHED("LIFECYCLE", "STOPPED_FAILED"),
    /** It is paused at an I/O error of its disk. */
    IO_ERROR("IO_ERROR", "IO_ERROR_REPORT"),
    /** Its watchdog ran out, and did not reset it. */
    WATCHDOG("LIFECYCLE", "STOPPED_FAILED"),
    /** Its guest agent, which did answer before, does so no more. */
    AGENT_SILENT("QEMU_GUEST_AGENT_ERROR", "STOPPED_FAILED");

    private final String event;
    private final String virDomainEvent;

    Failure(String event, String virDomainEvent) {
        this.event = event;
        this.virDomainEvent = virDomainEvent;
    }

    /** What is reported of it. */
    public InstancePayload of(InstanceId instance) {
        return new InstancePayload(event, virDomainEvent, instance);
    }
}
