package org.masakari.libvirt;

import java.util.UUID;

/**
 * Something that libvirt tells about a domain. The numbers are libvirt's own, so that what a newer
 * libvirt says is kept; the methods beside them give the names that are known.
 */
public sealed interface DomainEvent {

    /** The domain's UUID, which with Nova is the instance's. */
    UUID domain();

    /** {@code VIR_DOMAIN_EVENT_ID_LIFECYCLE}. */
    record Lifecycle(UUID domain, int event, int detail) implements DomainEvent {
        public LifecycleChange change() {
            return LifecycleChange.of(event, detail);
        }
    }

    /** {@code VIR_DOMAIN_EVENT_ID_REBOOT}: the guest has rebooted, from within or on request. */
    record Rebooted(UUID domain) implements DomainEvent {}

    /** {@code VIR_DOMAIN_EVENT_ID_WATCHDOG}: the guest's watchdog device ran out. */
    record WatchdogExpired(UUID domain, int number) implements DomainEvent {
        public WatchdogAction action() {
            return WatchdogAction.of(number);
        }
    }

    /**
     * {@code VIR_DOMAIN_EVENT_ID_IO_ERROR} and {@code _REASON}.
     *
     * @param source the file or device on the host, may be empty
     * @param device the guest's device, such as {@code virtio-disk0}
     * @param reason such as {@code enospc}; empty from the event without reason, and often else
     */
    record IoError(UUID domain, String source, String device, int number, String reason)
            implements DomainEvent {
        public IoErrorAction action() {
            return IoErrorAction.of(number);
        }
    }

    /** {@code VIR_DOMAIN_EVENT_ID_CONTROL_ERROR}: libvirt lost its way to the domain's qemu. */
    record ControlError(UUID domain) implements DomainEvent {}

    /** {@code VIR_DOMAIN_EVENT_ID_AGENT_LIFECYCLE}. */
    record AgentChanged(UUID domain, int number, int reason) implements DomainEvent {
        public AgentState state() {
            return AgentState.of(number);
        }
    }

    /**
     * {@code VIR_DOMAIN_EVENT_ID_BLOCK_THRESHOLD}: a disk has grown past a mark.
     *
     * @param thresholdBytes the mark
     * @param excessBytes how far beyond it
     */
    record BlockThreshold(UUID domain, String device, long thresholdBytes, long excessBytes)
            implements DomainEvent {}

    /**
     * {@code VIR_DOMAIN_EVENT_ID_MEMORY_FAILURE}, from libvirt 6.9.
     *
     * @param recipient {@code virDomainMemoryFailureRecipientType}: 0 hypervisor, 1 guest
     */
    record MemoryFailure(UUID domain, int recipient, int number) implements DomainEvent {
        public MemoryFailureAction action() {
            return MemoryFailureAction.of(number);
        }
    }
}
