package org.masakari.libvirt;

/** Whether the guest agent's channel is open: {@code virConnectDomainEventAgentLifecycleState}. */
public enum AgentState {
    UNUSED,
    CONNECTED,
    DISCONNECTED,
    /** A number that libvirt 9.0 did not have. */
    UNKNOWN;

    /** The constant of libvirt's {@code number}. */
    public static AgentState of(int number) {
        return Numbered.of(values(), number);
    }
}
