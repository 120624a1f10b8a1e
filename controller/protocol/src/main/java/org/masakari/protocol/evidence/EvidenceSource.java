package org.masakari.protocol.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The way by which a fencing became known. */
public enum EvidenceSource {
    /** An event of Pacemaker's fencer ({@code st_notify_fence}). */
    @JsonProperty("fencer")
    FENCER,
    /** Pacemaker's alert agent. */
    @JsonProperty("alert")
    ALERT,
    /** The fencing history as {@code crm_mon} shows it, for events missed while nobody listened. */
    @JsonProperty("history")
    HISTORY,
    /**
     * A person's word that the host is off: a claim by {@code stonith_admin --confirm}, or, with an
     * {@link Acknowledgement}, given in the person's own name.
     */
    @JsonProperty("operator")
    OPERATOR,
    /**
     * The word of a monitor of another make, by the Instance-HA API: {@code host_status} NORMAL
     * without a fencing. A claim.
     */
    @JsonProperty("monitor")
    MONITOR,
    /** The word of the original's hostmonitor (2015), that the power is off: a claim. */
    @JsonProperty("legacy-monitor")
    LEGACY_MONITOR;

    /** True for what counts as proof only in a segment whose operator trusts its monitors. */
    public boolean isMonitorsClaim() {
        return this == MONITOR || this == LEGACY_MONITOR;
    }
}
