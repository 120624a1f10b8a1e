package org.masakari.protocol.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A fencing action after which the target's instances are surely no longer running. */
public enum FencingAction {
    /** The host was switched off and stays off. */
    @JsonProperty("off")
    OFF,
    /** The host was switched off and on again; nothing that ran before still runs. */
    @JsonProperty("reboot")
    REBOOT
}
