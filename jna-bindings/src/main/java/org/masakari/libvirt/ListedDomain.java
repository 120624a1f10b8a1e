package org.masakari.libvirt;

import java.util.UUID;

/**
 * A domain as libvirt lists it.
 *
 * @param name libvirt's, such as {@code instance-0000002a}
 * @param stateNumber {@code virDomainState}
 * @param reasonNumber what it means depends on the state
 */
public record ListedDomain(UUID uuid, String name, int stateNumber, int reasonNumber) {

    public RunState state() {
        return RunState.of(stateNumber);
    }

    /** True if a qemu process belongs to it. */
    public boolean isActive() {
        return state() != RunState.SHUTOFF;
    }

    /** True if it is shut off for {@code reason}. */
    public boolean isShutoff(ShutoffReason reason) {
        return state() == RunState.SHUTOFF && ShutoffReason.of(reasonNumber) == reason;
    }

    /** True if it is paused for {@code reason}. */
    public boolean isPaused(PausedReason reason) {
        return state() == RunState.PAUSED && PausedReason.of(reasonNumber) == reason;
    }
}
