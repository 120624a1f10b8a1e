package org.masakari.protocol.segment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a failed host's instances go ({@code recovery_method} of the Instance-HA API). */
public enum RecoveryMethod {
    /** Wherever Nova's scheduler puts them. */
    @JsonProperty("auto")
    AUTO,
    /** To a reserved host of the segment, which is enabled for that. */
    @JsonProperty("reserved_host")
    RESERVED_HOST,
    /** As {@link #AUTO}; what finds no place that way goes to a reserved host. */
    @JsonProperty("auto_priority")
    AUTO_PRIORITY,
    /** As {@link #RESERVED_HOST}; once no reserve is left, as {@link #AUTO}. */
    @JsonProperty("rh_priority")
    RH_PRIORITY
}
