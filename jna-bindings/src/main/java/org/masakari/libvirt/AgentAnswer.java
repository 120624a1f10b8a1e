package org.masakari.libvirt;

/** What came of asking a guest's agent for a sign of life. */
public sealed interface AgentAnswer {

    /** It answered. */
    record Alive() implements AgentAnswer {}

    /** It has a channel, but nobody answers at its other end. */
    record Silent(String why) implements AgentAnswer {}

    /**
     * It could not be asked: no such domain, it does not run, it has no agent, libvirtd is gone.
     */
    record NotAsked(String why) implements AgentAnswer {}

    /** The answer that an error of {@code virErrorNumber} {@code code} stands for. */
    static AgentAnswer refused(int code, String message) {
        return switch (code) {
            // VIR_ERR_AGENT_UNRESPONSIVE, _UNSYNCED, _COMMAND_TIMEOUT of libvirt/virterror.h
            case 86, 97, 112 -> new Silent(message);
            default -> new NotAsked(message);
        };
    }
}
