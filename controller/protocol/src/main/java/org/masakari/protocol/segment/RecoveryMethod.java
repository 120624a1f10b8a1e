package org.masakari.protocol.segment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a failed host's instances go ({@code recovery_method} of the Instance-HA API). */
public enum RecoveryMethod {
    /** Wherever Nova's scheduler puts them. */
    @JsonProperty("auto")
    AUTO,
    /** To a reserved host of the segment, which is enabled for that. */
    @JsonProperty("reserved_host")
    RESERVED_HOST
}
